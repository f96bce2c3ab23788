using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Sources;

/// <summary>
/// A change of one source file of the package that is built, so that it must be compiled and linked again: a variable
/// of its own at the end of the file.
/// </summary>
sealed class SourceEdit
{
    static readonly Regex Main = new(@"^package\s+main\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Constraint = new(@"^//\s*(go:build|\+build)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);

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
        : [.. original, .. Encoding.UTF8.GetBytes($"\nvar windockertoolsEdit = \"{number.ToString(CultureInfo.InvariantCulture)}\"\n")];

    /// <summary>Throws FaultException (SourceNotEditable) where the package has no source in the project.</summary>
    public static SourceEdit Of(SourceTree tree, PackageFolder package)
    {
        var candidates = tree.Items.Where(item => IsSource(item) && package.Holds(item.Path))
            .Select(item => (Item: item, Text: System.IO.File.ReadAllText(item.FullPath))).ToList();
        var best = candidates
            .OrderBy(file => Constraint.IsMatch(file.Text))
            .ThenBy(file => !Main.IsMatch(file.Text))
            .ThenBy(file => file.Text.IndexOf("func main(", StringComparison.Ordinal) < 0)
            .Select(file => file.Item).FirstOrDefault()
            ?? throw new FaultException(FaultKind.SourceNotEditable, package.Name, $"'{tree.Root}' holds no source file of that package");
        return new SourceEdit(best, System.IO.File.ReadAllBytes(best.FullPath));
    }

    /// <summary>Whether the package has a program to link, by its package clauses.</summary>
    public static bool HasProgram(SourceTree tree, PackageFolder package)
    {
        var sources = tree.Items.Where(item => IsSource(item) && package.Holds(item.Path)).ToList();
        // Of packages from elsewhere, those of the toolchain that begin so are programs.
        return sources.Count == 0 ? package.Name.StartsWith("cmd/", StringComparison.Ordinal) : sources.Any(item => Main.IsMatch(System.IO.File.ReadAllText(item.FullPath)));
    }

    static bool IsSource(SourceItem item)
    {
        var name = item.Path.Substring(item.Path.LastIndexOf('/') + 1);
        return !item.IsFolder && item.LinkTarget is null && item.Length > 0 && name.EndsWith(".go", StringComparison.Ordinal)
            && !name.EndsWith("_test.go", StringComparison.Ordinal) && name[0] is not ('_' or '.')
            && !$"/{item.Path}".Contains("/vendor/") && !$"/{item.Path}".Contains("/testdata/");
    }
}
