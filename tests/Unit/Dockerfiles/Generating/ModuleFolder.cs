using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Generating;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Generating;

/// <summary>A Go module in a folder of its own, and the Dockerfile that is made for it.</summary>
sealed class ModuleFolder : IDisposable
{
    public const string Main = "package main\n\nfunc main() {}\n";

    static readonly DateTime Today = new(2026, 3, 1);

    readonly TemporaryFolder folder = new();

    public ModuleFolder(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            Add(path, text);
    }

    public string Root => folder.Path;

    public void Dispose() => folder.Dispose();

    public void Add(string path, string text)
    {
        var full = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public GoDockerfile Make(GoDockerfileRequest? request = null, string below = "", string? path = null)
    {
        var project = GoProject.Find(Path.Combine(folder.Path, below));
        return GoDockerfileGenerator.Make(project.Root, project.ModuleBelow, project.Below, path, (request ?? new GoDockerfileRequest()) with { Today = Today }, CancellationToken.None);
    }

    /// <summary>The rules that find something in it, once it and its ignore file are in their places.</summary>
    public static IReadOnlyList<string> Findings(GoDockerfile made, DockerfileBuilder builder = DockerfileBuilder.Auto)
    {
        GoDockerfileFiles.Write(made, isReplacing: true);
        Assert.Empty(DockerfileParser.Parse(made.Text).Errors);
        var checker = new DockerfileChecker([.. DockerfileRules.All], new CheckSettings { Builder = builder, Today = Today, ContextPath = made.ContextPath }, null);
        return [.. checker.Check(made.Path, File.ReadAllText(made.Path)).Select(finding => $"{finding.RuleId}: {finding.Message}")];
    }
}
