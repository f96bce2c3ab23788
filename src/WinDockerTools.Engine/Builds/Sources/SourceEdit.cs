using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Sources;

/// <summary>
/// A change of one source file of the package that is built, so that it must be compiled and linked again: a variable
/// of its own at the end of the file.
/// </summary>
sealed class SourceEdit
{
    readonly byte[] original;

    SourceEdit(SourceItem file, byte[] original)
    {
        File = file;
        this.original = original;
    }

    public SourceItem File { get; }

    /// <summary>The file's content after the edit of that number; 0 is the original.</summary>
    public byte[] Content(int number) => number == 0
        ? original
        : [.. original, .. Encoding.UTF8.GetBytes(GoEdit.Declaration(number.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>What the edit of that number changes; nothing for 0.</summary>
    public IReadOnlyList<ChangedFile> Changes(int number) => number == 0 ? [] : [Changed(number)];

    /// <summary>The file after the edit of that number; 0 is the original.</summary>
    public ChangedFile Changed(int number) => new(File, Content(number));

    /// <summary>Throws FaultException (SourceNotEditable) where the package has no source in the project, and SourceUnreadable.</summary>
    public static SourceEdit Of(SourceTree tree, PackageFolder package)
    {
        var best = Sources(tree, package)
            // What is built for some platforms only may be none of this build's.
            .OrderBy(source => source.IsConditional)
            .ThenBy(source => !source.IsMain)
            .ThenBy(source => !source.HasMainFunction)
            .FirstOrDefault()
            ?? throw new FaultException(FaultKind.SourceNotEditable, package.Name, $"'{tree.Root}' holds no source file of that package");
        return new SourceEdit(best.Item, Guarded(best.Item, System.IO.File.ReadAllBytes));
    }

    /// <summary>Whether the package has a program to link, by its package clauses. Throws FaultException (SourceUnreadable).</summary>
    public static bool HasProgram(SourceTree tree, PackageFolder package)
    {
        var packages = Sources(tree, package).GroupBy(source => source.Folder).ToList();
        // Of packages from elsewhere, those of the toolchain that begin so are programs.
        return packages.Count == 0 ? package.Name.StartsWith("cmd/", StringComparison.Ordinal) : packages.Any(IsProgram);
    }

    // A generator beside a library has a condition that is never met.
    static bool IsProgram(IEnumerable<GoSource> package)
    {
        var sources = package.ToList();
        var always = sources.Where(source => !source.IsConditional).ToList();
        return (always.Count > 0 ? always : sources).Any(source => source.IsMain);
    }

    static List<GoSource> Sources(SourceTree tree, PackageFolder package)
    {
        // A pattern ends where another module begins.
        var modules = tree.Items.Where(item => !item.IsFolder && item.Path.EndsWith("/go.mod", StringComparison.Ordinal) && package.Holds(item.Path))
            .Select(item => item.Path.Substring(0, item.Path.LastIndexOf('/'))).Where(folder => folder != package.Folder).ToList();
        return [.. tree.Items
            .Where(item => GoSource.IsSource(item) && package.Holds(item.Path) && !modules.Any(module => item.Path.StartsWith(module + "/", StringComparison.Ordinal)))
            .Select(item => new GoSource(item, Guarded(item, System.IO.File.ReadAllText)))];
    }

    static T Guarded<T>(SourceItem item, Func<string, T> read)
    {
        try
        {
            return read(item.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, item.FullPath, e.Message.TrimEnd('.'), e);
        }
    }
}
