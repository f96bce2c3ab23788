using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Architecture;

/// <summary>One use of a folder's code by another's.</summary>
sealed record Arrow(string From, string To, string File, string Name)
{
    public override string ToString() => $"{From} -> {To} ({Name} in {File})";
}

/// <summary>The sources of the module as the compiler understands them, by the folder they are in.</summary>
sealed class SourceMap
{
    public static SourceMap Instance { get; } = new();

    readonly Dictionary<SyntaxTree, IReadOnlyList<ISymbol>> symbols;

    SourceMap()
    {
        var root = Path.Combine(Repository.Root, "src");
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER");
        Files = [.. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => path.Split('/') is var parts && !parts.Contains("obj") && !parts.Contains("bin"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, path)), options, path))];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("WinDockerTools", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("src", Files, references);
        symbols = Files.AsParallel().ToDictionary(file => file, file => Named(file, compilation.GetSemanticModel(file)));
        Arrows = [.. Files.SelectMany(ArrowsFrom).Distinct()];
    }

    public IReadOnlyList<SyntaxTree> Files { get; }

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>Such as <c>Engine/Images/Content</c> or <c>Commands/Hosts</c>.</summary>
    public static string Folder(SyntaxTree file)
    {
        var folder = Path.GetDirectoryName(file.FilePath)!.Replace('\\', '/');
        return folder.StartsWith("WinDockerTools/", StringComparison.Ordinal)
            ? folder["WinDockerTools/".Length..]
            : folder["WinDockerTools.".Length..];
    }

    /// <summary>Every type, member, namespace and variable that a file names.</summary>
    public IReadOnlyList<ISymbol> Symbols(SyntaxTree file) => symbols[file];

    static IReadOnlyList<ISymbol> Named(SyntaxTree file, SemanticModel model) => [.. file.GetRoot().DescendantNodes()
        .OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol).OfType<ISymbol>()];

    IEnumerable<Arrow> ArrowsFrom(SyntaxTree file) =>
        from symbol in Symbols(file)
        let type = symbol as INamedTypeSymbol ?? symbol.ContainingType
        where type is not null
        from place in type.DeclaringSyntaxReferences
        where Folder(place.SyntaxTree) != Folder(file)
        select new Arrow(Folder(file), Folder(place.SyntaxTree), Path.GetFileName(file.FilePath), type.Name);
}
