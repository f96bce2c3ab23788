using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>Measuring image builds on a real engine with its two builders, on the smallest files that show each behaviour.</summary>
public abstract class ImageBuildTests : EngineTests
{
    protected ImageBuildTests(GoLab lab)
        : base(lab.Engine)
    {
        Lab = lab;
        // Nobody else's temporary folders are among what a call leaves.
        Variables.Set("TMPDIR", lab.NewFolder());
    }

    /// <summary>The lab's engine has no network.</summary>
    protected const string Call = "Measure-ImageBuild -Path $path -DockerHost $engine -Network none ";

    protected const string Classic = "Classic", BuildKit = "BuildKit";

    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    protected GoLab Lab { get; }

    /// <summary>An image with a shell.</summary>
    protected Task<string> ShellAsync() => Lab.NoneAsync();

    /// <summary>A folder with files; the first of it is the Dockerfile to measure.</summary>
    protected string Write(params (string Name, string Content)[] files)
    {
        var folder = Lab.NewFolder();
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
        return Path.Combine(folder, files[0].Name);
    }

    protected SessionResult Measure(string builder, string more, params string[] paths) => Session.Run(
        "param($path, $engine) " + Call + $"-Builder {builder} " + more, ("path", paths), ("engine", Engine.DockerHost));

    protected PowerShell Start(EngineSession session, string builder, string more, params string[] paths) => session.Shell(
        "param($path, $engine) " + Call + $"-Builder {builder} " + more, ("path", paths), ("engine", Engine.DockerHost));

    protected static IReadOnlyList<PSObject> Steps(PSObject measurement) => [.. ((IEnumerable)measurement.Value("Steps")!).Cast<object>().Select(PSObject.AsPSObject)];

    protected static string Show(PSObject step) => $"{step.Value("Line")} {step.Value("Outcome")} {step.Value("Reason")}".TrimEnd();

    protected Task<IReadOnlyList<string>> InventoryAsync() => EngineInventory.OfAsync(Engine);

    /// <summary>Waits until a build of the call runs a command.</summary>
    protected static async Task WaitForCommandAsync(string command)
    {
        var limit = Stopwatch.StartNew();
        while (!Directory.GetDirectories("/proc").Any(process => Runs(process, command)))
        {
            Assert.True(limit.Elapsed < Soon, $"'{command}' did not begin");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static bool Runs(string process, string command)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ').Trim() == command;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
