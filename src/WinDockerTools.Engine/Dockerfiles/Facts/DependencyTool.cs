using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A program that fetches what a project depends on, by files that seldom change.</summary>
/// <param name="Name">For people.</param>
/// <param name="Manifests">Files that name the dependencies, as COPY takes them.</param>
/// <param name="Fetch">What only fetches, as a line for RUN.</param>
/// <param name="Fetches">Whether a command only fetches.</param>
/// <param name="Builds">Whether a command fetches on its way to something else.</param>
sealed record DependencyTool(string Name, string Manifests, string Fetch, Func<RunCommand, bool> Fetches, Func<RunCommand, bool> Builds)
{
    static readonly string[] GoBuilds = ["build", "install", "test", "vet", "run", "generate"];
    static readonly string[] CargoBuilds = ["build", "install", "test", "check", "clippy", "run"];

    /// <summary>The usual ones. Sources: the reference of each program.</summary>
    public static IReadOnlyList<DependencyTool> All { get; } =
    [
        new("Go", "go.mod go.sum", "go mod download", command => command.Is("go") && command.Verb == "mod" && command.HasArgument("download"), command => command.Is("go", GoBuilds)),
        new("npm", "package.json package-lock.json", "npm ci", command => command.Is("npm", "ci", "install", "i"), command => false),
        new("yarn", "package.json yarn.lock", "yarn install --frozen-lockfile", command => command.Program == "yarn" && command.Verb is "" or "install", command => false),
        new("pnpm", "package.json pnpm-lock.yaml", "pnpm install --frozen-lockfile", command => command.Is("pnpm", "install", "i", "fetch"), command => false),
        new("pip", "requirements.txt", "pip install -r requirements.txt", IsPip, command => false),
        new("Poetry", "pyproject.toml poetry.lock", "poetry install --no-root", command => command.Is("poetry", "install"), command => false),
        new("uv", "pyproject.toml uv.lock", "uv sync --frozen --no-install-project", command => command.Is("uv", "sync"), command => false),
        new(".NET", "*.csproj", "dotnet restore", command => command.Is("dotnet", "restore"), command => command.Is("dotnet", "build", "publish", "test", "pack", "run") && !command.HasArgument("--no-restore")),
        new("Maven", "pom.xml", "mvn dependency:go-offline", command => IsMaven(command) && command.Words.Any(word => word.StartsWith("dependency:", StringComparison.Ordinal)), IsMaven),
        new("Gradle", "build.gradle settings.gradle", "gradle dependencies", command => IsGradle(command) && command.HasArgument("dependencies"), IsGradle),
        new("Cargo", "Cargo.toml Cargo.lock", "cargo fetch", command => command.Is("cargo", "fetch") || (command.Is("cargo") && command.Verb == "chef"), command => command.Is("cargo", CargoBuilds)),
        new("Bundler", "Gemfile Gemfile.lock", "bundle install", command => command.Is("bundle", "install"), command => false),
        new("Composer", "composer.json composer.lock", "composer install --no-scripts --no-autoloader", command => command.Is("composer", "install"), command => false),
    ];

    /// <summary>Where it keeps what it fetched; null where that is not known, and for Go, which has rules of its own.</summary>
    public PackageCache? Cache => PackageCache.All.FirstOrDefault(cache => cache.Tool == Name);

    public IEnumerable<string> ManifestNames => Manifests.Split(' ');

    static bool IsMaven(RunCommand command) => command.Program is "mvn" or "mvnw";

    static bool IsGradle(RunCommand command) => command.Program is "gradle" or "gradlew";

    static bool IsPip(RunCommand command) => (command.Program is "pip" or "pip3" || (command.Program.StartsWith("python", StringComparison.Ordinal) && command.HasArgument("pip")))
        && command.HasArgument("install") && command.HasArgument("-r", "--requirement", ".", "-e");
}
