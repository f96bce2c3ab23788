using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>Looks at a project. What cannot be read is not known.</summary>
static class ProjectReader
{
    const long LargestFile = 1 << 20;

    // What images tell with ENV, or a Dockerfile could not name; the rest of go env is not in the environment.
    static readonly string[] Folders = ["GOPATH", "GOROOT", "GOCACHE", "GOMODCACHE"];

    // One on the line, or the first in parentheses after comments.
    static readonly Regex Requirement = new(@"^[ \t]*require\b[ \t]*(?:\((?:\s|//[^\n]*\n)*[^\s)/]|[^\s(/])", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <param name="project">The project.</param>
    /// <param name="tree">What scenarios copy of it.</param>
    /// <param name="mount">The mount under it; null where it is not known.</param>
    /// <param name="variables">What the go command in the measured image says.</param>
    /// <param name="dockerfile">Reads its Dockerfile.</param>
    public static ProjectFacts Read(GoProject project, SourceTree tree, MountEntry? mount, IReadOnlyDictionary<string, string> variables, DockerfileReader dockerfile) => new()
    {
        Path = project.Root,
        GoDirective = project.GoDirective,
        IsVendored = project.IsGopath ? null : project.IsVendored,
        HasDependencies = project.IsGopath ? false : Text(Path.Combine(project.Root, project.ModuleBelow, "go.mod")) is { } module ? Requires(module) : null,
        SourceBytes = tree.Bytes,
        SourceFiles = tree.Files,
        FileSystem = mount?.Type,
        Dockerfile = (Text(Path.Combine(project.Folder, "Dockerfile")) ?? Text(Path.Combine(project.Root, "Dockerfile"))) is { } file
            ? dockerfile(file, variables.Where(pair => Folders.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value)) : [],
    };

    /// <summary>Whether a go.mod requires any module (go.dev/ref/mod#go-mod-file-require).</summary>
    public static bool Requires(string module) => Requirement.IsMatch(module);

    static string? Text(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LargestFile } ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
