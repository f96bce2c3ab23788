using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Sources;

/// <summary>A module, a workspace or a folder in a GOPATH, and what must be there for it to build.</summary>
sealed record GoProject
{
    const string GopathSources = "src";

    static readonly Regex ModuleLine = new(@"^\s*module\s+(?:\(\s*)?[""`]?([^\s""`()]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex GoLine = new(@"^\s*go\s+(\d+\.\d+\S*)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex LocalReplacement = new(@"=>\s*[""`]?(\.\.?[/\\][^\s""`]*|\.\.)", RegexOptions.CultureInvariant);
    static readonly Regex UsedModule = new(@"^\s*(?:use\s*\(?\s*)?[""`]?(\.\.[^\s""`]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Comment = new(@"(?<=^|\s)//.*", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>The folder that the user named.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The folder that is copied: the module's, the workspace's, or the GOPATH.</summary>
    public string Root { get; init; } = "";

    /// <summary>What is copied of it: of a GOPATH the sources alone, which may be somebody's whole home otherwise.</summary>
    public string Sources => IsGopath ? GopathSources : "";

    /// <summary><see cref="Folder"/> below <see cref="Root"/>, with forward slashes; empty for the root itself.</summary>
    public string Below { get; init; } = "";

    /// <summary>The module's path; null in a GOPATH.</summary>
    public string? ModulePath { get; init; }

    /// <summary>The folder of go.mod below <see cref="Root"/>; empty for the root itself.</summary>
    public string ModuleBelow { get; init; } = "";

    /// <summary>The version in go.mod, such as <c>1.22</c>.</summary>
    public string? GoDirective { get; init; }

    public bool IsGopath => ModulePath is null;

    public bool IsVendored => Directory.Exists(Path.Combine(Root, ModuleBelow, "vendor"));

    /// <summary>Throws FaultException (GoProjectNotFound, SourceUnreadable).</summary>
    public static GoProject Find(string folder)
    {
        var full = WithoutEnd(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
            throw new FaultException(FaultKind.GoProjectNotFound, folder, "there is no such folder");
        if (Above(full, at => File.Exists(Path.Combine(at, "go.mod"))) is { } module)
            return InModule(full, module);
        if (Above(full, at => Path.GetFileName(at) == GopathSources) is { } src && Path.GetDirectoryName(src) is { } gopath)
            return new GoProject { Folder = full, Root = gopath, Below = Relative(gopath, full) };
        throw new FaultException(FaultKind.GoProjectNotFound, folder, "neither it nor a folder above holds go.mod, and none above is the src of a GOPATH");
    }

    static GoProject InModule(string folder, string module)
    {
        var text = Read(Path.Combine(module, "go.mod"));
        var root = module;
        // Replacements and used modules beside it must come along.
        foreach (Match match in LocalReplacement.Matches(text))
            root = Including(root, module, match.Groups[1].Value);
        if (Above(module, at => File.Exists(Path.Combine(at, "go.work"))) is { } workspace)
        {
            root = Including(root, workspace, ".");
            var work = Read(Path.Combine(workspace, "go.work"));
            foreach (Match match in LocalReplacement.Matches(work).Cast<Match>().Concat(UsedModule.Matches(work).Cast<Match>()))
                root = Including(root, workspace, match.Groups[1].Value);
        }
        return new GoProject
        {
            Folder = folder,
            Root = root,
            Below = Relative(root, folder),
            ModulePath = ModuleLine.Match(text) is { Success: true } found ? found.Groups[1].Value
                : throw new FaultException(FaultKind.GoProjectNotFound, folder, $"'{Path.Combine(module, "go.mod")}' names no module"),
            ModuleBelow = Relative(root, module),
            GoDirective = GoLine.Match(text) is { Success: true } version ? version.Groups[1].Value : null,
        };
    }

    static string Read(string file)
    {
        try
        {
            return Comment.Replace(File.ReadAllText(file), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, file, e.Message.TrimEnd('.'), e);
        }
    }

    static string WithoutEnd(string folder) =>
        Path.GetPathRoot(folder) == folder ? folder : folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    static string Including(string root, string folder, string relative) =>
        Common(root, WithoutEnd(Path.GetFullPath(Path.Combine(folder, relative.Replace('\\', '/')))));

    static string? Above(string folder, Func<string, bool> found)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (found(at))
                return at;
        }
        return null;
    }

    static string Common(string one, string other)
    {
        var at = one;
        while (Path.GetDirectoryName(at) is { } parent && at != other && !other.StartsWith(at + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            at = parent;
        return at;
    }

    internal static string Relative(string root, string path) =>
        path.Length <= root.Length ? "" : string.Join("/", path.Substring(root.Length).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(part => part.Length > 0));
}
