using System;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>
/// A step that compiles what the sources import before they are copied: without mounts, its layer is the build cache
/// that an edit does not touch.
/// </summary>
static class CompiledFirst
{
    /// <summary>Flags that are part of what a package compiles to (go help build).</summary>
    static readonly string[] Flags = ["tags", "trimpath", "race", "msan", "asan", "cover", "gcflags", "asmflags", "gccgoflags", "mod", "modfile", "buildmode", "installsuffix", "pgo", "linkshared"];

    /// <summary>The same for variables (go help environment).</summary>
    static readonly string[] Variables =
    [
        "CGO_ENABLED", "GOOS", "GOARCH", "GOAMD64", "GOARM", "GOARM64", "GO386", "GOEXPERIMENT", "GOFLAGS", "GOCACHE", "CC", "CXX", "CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS", "HOME", "XDG_CACHE_HOME",
    ];

    static readonly Regex Plain = new(@"^[\w./:,=@%+~-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Null where a builder with mounts builds, or how the sources are compiled is not known.</summary>
    /// <param name="facts">The file.</param>
    /// <param name="copy">What copies the sources.</param>
    /// <param name="stage">Its stage.</param>
    /// <param name="start">What holds before it.</param>
    /// <param name="change">What goes to the module's folder; empty where it is there.</param>
    public static string? Line(DockerfileFacts facts, FileInstruction copy, BuildStage stage, StageState start, string change)
    {
        var build = GoCommand.In(facts.CommandsOf(stage)).FirstOrDefault(go => go.Verb is "build" or "install" && go.Compiles && !go.IsTool && go.Run.Span.Start > copy.Span.Start);
        if (facts.Builder != DockerfileBuilder.Classic || build is null || facts.GoSources is not { } sources || facts.Context is not { } context || build.Run.Step.Before.User != start.User)
            return null;
        var flags = build.Arguments.Flags.Where(flag => Flags.Contains(flag.Key)).Select(flag => flag.Value.Length == 0 ? $"-{flag.Key} " : $"-{flag.Key}={flag.Value} ").ToList();
        var variables = Variables.Where(name => build.Run.Variable(name) is { } value && value != start.Variables[name]).Select(name => $"{name}={build.Run.Variable(name)} ").ToList();
        var isWindows = facts.IsWindows(stage);
        if (flags.Concat(variables).Any(one => !Plain.IsMatch(one.TrimEnd())) || (isWindows && variables.Count > 0))
            return null;
        var modules = GoModules.Of(context);
        var packages = sources.Imports.Where(path => path is not ("C" or "unsafe" or "runtime") && Plain.IsMatch(path) && !path.StartsWith(".", StringComparison.Ordinal) && !modules.Any(module => GoModules.Has(module, path)))
            .OrderBy(path => path, StringComparer.Ordinal);
        return $"RUN {change}{string.Concat(variables)}{build.Run.Words[0]} build {string.Concat(flags)}{string.Join(" ", packages.Prepend("runtime"))}{Ending(start, isWindows)}";
    }

    // What does not compile by itself is for the build to tell.
    static string Ending(StageState start, bool isWindows) => !isWindows ? " || true"
        : start.Shell is { Count: > 0 } shell && shell[0].IndexOf("cmd", StringComparison.OrdinalIgnoreCase) < 0 ? "; exit 0" : " & exit 0";
}
