using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A command that turns the project's sources into what is run.</summary>
/// <param name="Command">The command.</param>
/// <param name="Language">Of the sources, as in <see cref="Images.Toolchain"/>.</param>
sealed record Compilation(RunCommand Command, string Language)
{
    /// <summary>No file that a person wrote has more, and rules look at each of them for each copy.</summary>
    public const int Most = 200;

    static readonly string[] JavaGoals = ["package", "install", "verify", "compile", "build", "assemble", "jar", "bootJar", "shadowJar", "installDist"];

    public string Phrase => string.Join(" ", Command.Words.Take(Command.Words.Count > 1 && Command.Words[1] == "run" ? 3 : 2));

    /// <summary>The file that <c>-o</c> names, as an absolute path; null where there is none, or it is not known.</summary>
    public string? Output
    {
        get
        {
            var words = Command.Words;
            for (var at = 1; at < words.Count; at++)
            {
                var path = words[at] == "-o" && at + 1 < words.Count ? words[at + 1] : words[at].StartsWith("-o=", StringComparison.Ordinal) ? words[at].Substring(3) : null;
                if (path is not null)
                    return StagePaths.Resolve(Command.Step.Before.WorkingDirectory, path);
            }
            return null;
        }
    }

    /// <summary>Those of some commands, in order. Tools that are fetched and compiled by their version are none of the project.</summary>
    public static IEnumerable<Compilation> Of(IEnumerable<RunCommand> commands) =>
        (from command in commands
         let language = LanguageOf(command)
         where language is not null
         select new Compilation(command, language)).Take(Most);

    static string? LanguageOf(RunCommand command) => command.Program switch
    {
        "go" when command.Verb == "build" || (command.Verb == "install" && !command.Words.Any(word => word.IndexOf('@') > 0)) => "Go",
        "cargo" when command.Verb is "build" or "rustc" || (command.Verb == "install" && command.HasArgument("--path")) => "Rust",
        "rustc" => "Rust",
        "dotnet" when command.Verb is "publish" or "build" => ".NET",
        "msbuild" => ".NET Framework",
        "mvn" or "mvnw" or "gradle" or "gradlew" when command.HasArgument(JavaGoals) => "Java",
        "gcc" or "g++" or "cc" or "c++" or "clang" or "clang++" when command.Words.Count > 1 && !command.HasArgument("--version", "-v") => "C",
        "cmake" when command.HasArgument("--build") => "C",
        "make" => "C",
        "npm" or "yarn" or "pnpm" when (command.Verb is "run" or "run-script" && command.HasArgument("build")) || (command.Program != "npm" && command.Verb == "build") => "Node",
        "swift" when command.Verb == "build" => "Swift",
        "stack" or "cabal" when command.Verb is "build" or "install" => "Haskell",
        _ => null,
    };
}
