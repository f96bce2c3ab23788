using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A command that installs packages of the distribution.</summary>
/// <param name="Command">The command.</param>
/// <param name="Packages">Their names without versions.</param>
/// <param name="IsTakenBack">The same RUN removes packages again.</param>
sealed record PackageInstall(RunCommand Command, IReadOnlyList<string> Packages, bool IsTakenBack)
{
    static readonly string[] Managers = ["apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper"];
    static readonly string[] Removals = ["purge", "remove", "autoremove", "del", "erase"];

    /// <summary>Packages with a compiler in them, by the names of Debian, Alpine and Fedora.</summary>
    static readonly string[] Compilers = ["gcc", "g++", "gcc-c++", "build-essential", "build-base", "clang", "llvm", "golang", "golang-go", "go", "rust", "cargo", "rustc", "maven", "gradle", "default-jdk", "ghc"];

    public static bool IsByManager(RunCommand command) => Managers.Contains(command.Program);

    public IEnumerable<string> CompilerPackages => Packages.Where(package => Compilers.Contains(package)
        || package.StartsWith("dotnet-sdk-", StringComparison.Ordinal)
        || (package.StartsWith("openjdk", StringComparison.Ordinal) && package.IndexOf("-jdk", StringComparison.Ordinal) > 0));

    /// <summary>Weak dependencies come along, and nobody can tell from here which.</summary>
    public bool BringsMore => Command.Program is "apt-get" or "apt" or "aptitude" && !Command.Words.Any(word => word.IndexOf("ecommends", StringComparison.Ordinal) >= 0);

    /// <summary>Those of a stage and of what it is built upon.</summary>
    public static IEnumerable<PackageInstall> Of(DockerfileFacts facts, BuildStage stage) =>
        from part in facts.Chain(stage)
        from step in facts.CommandsOf(part).GroupBy(command => command.Run)
        let isTakenBack = step.Any(command => IsByManager(command) && command.HasArgument(Removals))
        from command in step
        where IsByManager(command) && command.HasArgument("install", "add")
        select new PackageInstall(command, [.. command.Words.Skip(1).Where(word => word.Length > 0 && word[0] is not ('-' or '.')).Select(word => word.Split('=', '~', '<', '>', '@', ':')[0])], isTakenBack);
}
