using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>Files of many shapes with all that is to be found in each of them; what is not in the list is not found.</summary>
public sealed class CorpusTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Unit", "Dockerfiles", "Corpus");

    static readonly ILookup<string, string> Expected = File.ReadLines(Path.Combine(Folder, "expected.csv")).Skip(1)
        .Select(line => line.Split(',')).ToLookup(fields => fields[0], fields => $"{fields[1]},{fields[2]}");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.Dockerfile").Select(Path.GetFileNameWithoutExtension).OfType<string>().OrderBy(name => name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_that_is_expected_is_found_and_nothing_else(string name) => Assert.Equal(Expected[name], Found(name));

    [Fact]
    public void Every_file_of_the_list_is_there() => Assert.Empty(Expected.Select(group => group.Key).Except(Names.Select(row => row.Data)));

    [Fact]
    public void Every_rule_is_found_somewhere() => Assert.Empty(DockerfileRules.All.Select(rule => rule.Id)
        .Except(Expected.SelectMany(group => group).Select(finding => finding.Split(',')[1])).Except(NeedsMore));

    // These need a context, a host or a go.mod: their pages and tests of their own have those.
    static string[] NeedsMore => ["ContextNotIgnored", "GoToolchainDownload", "VendorIgnored", "WindowsBaseNotOnHost"];

    static IEnumerable<string> Found(string name)
    {
        var path = Path.Combine(Folder, name + ".Dockerfile");
        using var empty = new TemporaryFolder();
        var settings = new CheckSettings { Today = new DateTime(2026, 11, 28), ContextPath = empty.Path };
        return new DockerfileChecker(DockerfileRules.All, settings, null).Check(path, File.ReadAllText(path)).Select(finding => $"{finding.Line},{finding.RuleId}");
    }
}
