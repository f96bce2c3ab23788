using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Lab;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

/// <summary>What measuring a Go build tells of sources on the mount that they really are on.</summary>
public sealed class GoSourcesTests
{
    const string Module = "module example.com/far\n\ngo 1.19\n";

    // It does not compile, which takes the least time.
    const string Main = "package main\n\nfunc main() { missing() }\n";

    public GoSourcesTests() => NfsGuest.Require();

    [Fact]
    public void Sources_on_a_network_mount_are_told_and_those_beside_it_are_not()
    {
        Labs.Require("go", "go");
        using var mounted = NfsGuest.Mount("vers=4.2");
        using var beside = new TemporaryFolder();
        var (far, near) = (Project(Directory.CreateDirectory(Path.Combine(mounted.Path, $"go{Guid.NewGuid():N}")).FullName), Project(beside.Path));

        var output = NfsGuestShell.Run("param($paths) Measure-GoBuildInContainer $paths -Scenario Host -State Cold -Iteration 1 -Warmup 0", ("paths", new[] { far, near })).Output;

        string[] expected = [$"{far} is on nfs4, with 2 files of {Module.Length + Main.Length} B."];
        Assert.Equal(expected, output.SelectMany(item => (IEnumerable)item.Properties["Findings"].Value is { } findings ? findings.Cast<object>() : [])
            .Select(PSObject.AsPSObject).Where(finding => (string)finding.Properties["Id"].Value == "SourcesOnNetworkMount").Select(finding => (string)finding.Properties["Seen"].Value));
        Assert.Equal(2, output.Count);
        Directory.Delete(far, recursive: true);
    }

    static string Project(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "go.mod"), Module);
        File.WriteAllText(Path.Combine(folder, "main.go"), Main);
        return folder;
    }
}
