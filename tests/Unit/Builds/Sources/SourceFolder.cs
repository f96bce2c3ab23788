using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

/// <summary>A folder with sources in it.</summary>
sealed class SourceFolder : IDisposable
{
    readonly TemporaryFolder folder = new();

    public SourceFolder(params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            Write(path, content);
    }

    public string Root => folder.Path;

    public static bool IsUnix => Path.DirectorySeparatorChar == '/';

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string At(string path) => path.Length == 0 ? Root : Path.Combine([Root, .. path.Split('/')]);

    public string Write(string path, string content)
    {
        var file = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public SourceTree Read() => SourceTree.Read(Root, "", Stop);

    public IReadOnlyList<string> Paths() => [.. Read().Items.Select(item => item.Path)];

    public GoProject Find(string path = "") => GoProject.Find(At(path));

    public SourceEdit Edit(string package = ".") => SourceEdit.Of(Read(), PackageFolder.Of(Find(), package));

    public bool HasProgram(string package = ".") => SourceEdit.HasProgram(Read(), PackageFolder.Of(Find(), package));

    public static FaultKind FaultOf(Action action) => Assert.Throws<FaultException>(action).Kind;

    /// <summary>What a program of this machine prints; skips the test where it is not there.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, string arguments, string? folder = null)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program))), $"there is no {program} here");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? "",
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ConfigureAwait(false).GetAwaiter().GetResult());
    }

    public void Dispose() => folder.Dispose();
}
