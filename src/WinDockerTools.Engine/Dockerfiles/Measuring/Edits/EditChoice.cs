using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Edits;

/// <summary>Finds the file of a build context that an edit changes: the one that is named, or the likeliest.</summary>
static class EditChoice
{
    static readonly string[] Others = ["vendor", "node_modules", "testdata", ".git"];

    /// <summary>
    /// A source: of a Go project the file with the main function that the Dockerfile's go build compiles. Throws
    /// FaultException (EditFileNotFound, SourceUnreadable).
    /// </summary>
    /// <param name="facts">The Dockerfile.</param>
    /// <param name="tree">What is sent to the builder.</param>
    /// <param name="named">The wanted file, below the context or as a full path; null to find one.</param>
    public static FileEdit Source(DockerfileFacts facts, SourceTree tree, string? named)
    {
        var file = named is not null ? Named(tree, named) : GoMain(facts, tree) ?? First(tree, EditStyle.RankOfSource);
        return file is not null && EditStyle.OfSource(file.Path) is { } style
            ? FileEdit.Of(file, style)
            : throw new FaultException(FaultKind.EditFileNotFound, named ?? tree.Root, file is null ? "no source file of a known language is sent to the builder" : "its language is not known");
    }

    /// <summary>A file that names dependencies. Throws FaultException (EditFileNotFound, SourceUnreadable).</summary>
    /// <param name="tree">What is sent to the builder.</param>
    /// <param name="named">The wanted file, below the context or as a full path; null to find one.</param>
    public static FileEdit Dependency(SourceTree tree, string? named)
    {
        var file = named is not null ? Named(tree, named) : First(tree, EditStyle.RankOfManifest);
        return file is not null && EditStyle.OfManifest(file.Path) is { } style
            ? FileEdit.Of(file, style)
            : throw new FaultException(FaultKind.EditFileNotFound, named ?? tree.Root, file is null ? "no file that names dependencies, such as go.mod or package.json, is sent to the builder" : "it is of no kind that can be edited and stays valid");
    }

    static SourceItem Named(SourceTree tree, string named)
    {
        var full = Path.GetFullPath(Path.Combine(tree.Root, named));
        return tree.Items.FirstOrDefault(item => !item.IsFolder && item.LinkTarget is null && item.FullPath == full)
            ?? throw new FaultException(FaultKind.EditFileNotFound, named, $"no such file of '{tree.Root}' is sent to the builder");
    }

    static SourceItem? First(SourceTree tree, Func<string, int> rank) => Own(tree)
        .Where(item => rank(item.Path) >= 0)
        .OrderBy(item => rank(item.Path))
        .ThenBy(item => Depth(item.Path))
        .ThenBy(item => item.Path, StringComparer.Ordinal)
        .FirstOrDefault();

    static SourceItem? GoMain(DockerfileFacts facts, SourceTree tree)
    {
        var packages = Packages(facts);
        return Own(tree).Where(GoSource.IsSource).Select(Read)
            .Where(source => source.IsMain && source.HasMainFunction)
            .OrderBy(source => !packages.Any(package => IsAt(source.Folder, package)))
            .ThenBy(source => source.IsConditional)
            .ThenBy(source => Depth(source.Item.Path))
            .ThenBy(source => source.Item.Path, StringComparer.Ordinal)
            .FirstOrDefault()?.Item;
    }

    // As the last folders of a path: where in the image the project is, the context does not tell.
    static List<string> Packages(DockerfileFacts facts) =>
        [.. from command in GoCommand.In(facts.Needed.SelectMany(facts.CommandsOf))
            where command.Verb is "build" or "install" && !command.IsTool
            from package in command.Arguments.Packages
            let folder = package.Replace("...", "").Trim('.', '/')
            where folder.Length > 0
            select folder];

    static bool IsAt(string folder, string package) => folder.TrimEnd('/') is var own && (own == package || own.EndsWith("/" + package, StringComparison.Ordinal));

    static GoSource Read(SourceItem item)
    {
        try
        {
            return new GoSource(item, File.ReadAllText(item.FullPath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, item.FullPath, e.Message.TrimEnd('.'), e);
        }
    }

    static IEnumerable<SourceItem> Own(SourceTree tree) => tree.Items.Where(item => !item.IsFolder && item.LinkTarget is null && !item.Path.Split('/').Any(Others.Contains));

    static int Depth(string path) => path.Count(letter => letter == '/');
}
