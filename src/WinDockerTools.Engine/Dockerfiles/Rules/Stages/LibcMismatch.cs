using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>A program is linked to a C library that the image it is copied to does not have.</summary>
static class LibcMismatch
{
    public const string Id = "LibcMismatch";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || facts.IsWindows(final))
            yield break;
        var there = facts.Origin(final).Kind == StageSourceKind.Scratch ? Libc.None : facts.Image(final) is { } image ? Libcs.Of(image) : Libc.Unknown;
        var copies = StageCopy.Of(facts, final).ToList();
        if (there == Libc.Unknown || copies.Any(BringsLibraries) || IsBridged(facts, final))
            yield break;
        var told = new HashSet<RunCommand>();
        foreach (var copy in copies)
        {
            if (facts.Image(copy.From) is not { } builder || Libcs.Of(builder) is not (Libc.Glibc or Libc.Musl) || Libcs.Of(builder) is var here && here == there)
                continue;
            foreach (var compilation in facts.Compilations(copy.From))
            {
                if (copy.Sources.Any(source => IsResult(compilation, source)) && Linkage.Of(facts, compilation, builder) is { } linkage && told.Add(compilation.Command))
                    yield return Hit(facts, compilation, linkage, here, there, final, copy);
            }
        }
    }

    static RuleHit Hit(DockerfileFacts facts, Compilation compilation, Linkage linkage, Libc here, Libc there, BuildStage final, StageCopy copy) =>
        RuleHit.At(compilation.Command,
            $"{linkage.Why} is linked to {here.Name()}, and {facts.Origin(final).Name}, where line {facts.File.Source.LineOf(copy.Copy.Span.Start)} copies it, has {there.Name()}: it does not start there ('no such file or directory').",
            linkage.Fix) with
        { Severity = linkage.IsCertain ? null : DockerfileSeverity.Warning };

    // The loader or the library itself is copied along.
    static bool BringsLibraries(StageCopy copy) => copy.Sources.Any(source => source is "/" or "/lib" or "/lib64" or "/usr/lib" or "/usr"
        || source.IndexOf("/ld-", StringComparison.Ordinal) >= 0 || source.IndexOf("/libc", StringComparison.Ordinal) >= 0 || source.StartsWith("/lib", StringComparison.Ordinal));

    static bool IsBridged(DockerfileFacts facts, BuildStage final) => facts.Chain(final).SelectMany(facts.CommandsOf)
        .Any(command => command.Words.Any(word => word.IndexOf("compat", StringComparison.Ordinal) >= 0 || word.IndexOf("glibc", StringComparison.Ordinal) >= 0 || word.IndexOf("ld-linux", StringComparison.Ordinal) >= 0 || word.StartsWith("musl", StringComparison.Ordinal)));

    // A copy of something else from the same stage says nothing of the program.
    static bool IsResult(Compilation compilation, string source) => compilation.Language switch
    {
        "Rust" => source.IndexOf("/target/release", StringComparison.Ordinal) >= 0 || source.IndexOf("/target/debug", StringComparison.Ordinal) >= 0 || source.IndexOf("/cargo/bin", StringComparison.Ordinal) >= 0,
        "Go" or "C" => compilation.Output is { } output && (StagePaths.IsIn(output, source) || StagePaths.IsIn(source, output)),
        _ => false,
    };
}
