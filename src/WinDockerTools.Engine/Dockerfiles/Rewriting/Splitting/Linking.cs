using System;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>The C library that Go programs of a stage are linked to.</summary>
/// <param name="Libc">None where they are linked statically.</param>
/// <param name="Why">Why it is not known; null where it is.</param>
sealed record Linking(Libc Libc, string? Why)
{
    static readonly Regex Libraries = new(@"#cgo\b.*(LDFLAGS|pkg-config)", RegexOptions.CultureInvariant);

    /// <summary>Modules whose C++ needs libstdc++, which images without a compiler seldom have. Sources: their README files.</summary>
    static readonly string[] WithCPlusPlus = ["duckdb", "gocv.io", "tensorflow", "rocksdb", "leveldb-cgo", "re2-go"];

    public static Linking Of(DockerfileFacts facts, BuildStage stage, ImageName builder)
    {
        var made = facts.Compilations(stage).Where(one => one.Language == "Go").ToList();
        var commands = GoCommand.In(made.Select(one => one.Command)).ToList();
        if (commands.Any(go => go.Has("msan") || go.Has("asan")))
            return new Linking(Libc.Unknown, "A sanitizer is linked in.");
        var isLinked = commands.Any(go => go.Has("race") || go.Flag("buildmode") == "pie") || made.Any(one => Linkage.Of(facts, one, builder) is not null)
            || (commands.Any(go => IsByDefault(go.Run)) && IsPrecompiled(builder) && !PureGo.Is(facts));
        if (!isLinked)
            return new Linking(Libc.None, null);
        if (facts.GoSources?.Match(Libraries) is true)
            return new Linking(Libc.Unknown, "The sources name C libraries to link with.");
        if (facts.Context?.Text("go.mod") is { } module && WithCPlusPlus.FirstOrDefault(name => module.IndexOf(name, StringComparison.Ordinal) >= 0) is { } library)
            return new Linking(Libc.Unknown, $"go.mod requires {library}, which needs a library of C++.");
        return new Linking(Libcs.Of(builder), null);
    }

    // Before Go 1.20 its images have packages compiled with cgo, so that no compiler is needed to be linked to the C library (go.dev/doc/go1.20#cgo).
    public static bool IsPrecompiled(ImageName builder) => builder.Version is [1, < 20, ..];

    /// <summary>cgo is on, unless there is no compiler.</summary>
    public static bool IsByDefault(RunCommand go) => go.Variable("CGO_ENABLED") is not "0" && go.Variable("GOARCH") is null && (go.Variable("GOOS") is null or "linux");
}
