using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Edits;

/// <summary>What can be put at the end of a file so that it is another one and stays valid, by its name.</summary>
static class EditStyle
{
    static readonly Func<string, string> Slashes = mark => $"\n// {mark}\n", Number = mark => $"\n# {mark}\n", Markup = mark => $"\n<!-- {mark} -->\n";

    /// <summary>Sources, the languages that are compiled first.</summary>
    static readonly (string Ending, Func<string, string> Addition)[] Sources =
    [
        (".go", GoEdit.Declaration),
        .. new[] { ".cs", ".fs", ".rs", ".java", ".kt", ".scala", ".swift", ".cpp", ".cc", ".c", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs" }.Select(ending => (ending, Slashes)),
        .. new[] { ".py", ".rb", ".ex", ".pl", ".ps1", ".sh" }.Select(ending => (ending, Number)),
        (".css", mark => $"\n/* {mark} */\n"),
        (".html", Markup),
    ];

    /// <summary>What names dependencies. JSON has no comments, and space means nothing there.</summary>
    static readonly (string Ending, Func<string, string> Addition)[] Manifests =
    [
        ("go.mod", Slashes),
        ("package.json", Space),
        ("requirements.txt", Number),
        (".csproj", Markup),
        ("cargo.toml", Number),
        ("pom.xml", Markup),
        ("pyproject.toml", Number),
        ("build.gradle", Slashes),
        ("build.gradle.kts", Slashes),
        ("gemfile", Number),
        ("composer.json", Space),
    ];

    /// <summary>Of a source; null where the language is not known.</summary>
    public static Func<string, string>? OfSource(string path) => Sources.FirstOrDefault(style => path.EndsWith(style.Ending, StringComparison.OrdinalIgnoreCase)).Addition;

    /// <summary>Of a file that names dependencies; null where it is of no known kind.</summary>
    public static Func<string, string>? OfManifest(string path) => Manifests.FirstOrDefault(style => Names(path, style.Ending)).Addition;

    /// <summary>How early a kind of source is taken.</summary>
    public static int RankOfSource(string path) => Array.FindIndex(Sources, style => path.EndsWith(style.Ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>How early a kind of manifest is taken.</summary>
    public static int RankOfManifest(string path) => Array.FindIndex(Manifests, style => Names(path, style.Ending));

    static bool Names(string path, string ending) => ending[0] == '.'
        ? path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) : Path.GetFileName(path).Equals(ending, StringComparison.OrdinalIgnoreCase);

    // Each letter in eight spaces and tabs.
    static string Space(string mark) => new string([.. mark.SelectMany(Bits)]) + "\n";

    static IEnumerable<char> Bits(char letter) => Enumerable.Range(0, 8).Select(bit => (letter >> bit & 1) == 0 ? ' ' : '\t');
}
