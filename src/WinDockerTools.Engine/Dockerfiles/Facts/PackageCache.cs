using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>Where a tool keeps what it fetched, for the next time.</summary>
/// <param name="Tool">The name of its <see cref="DependencyTool"/>.</param>
/// <param name="Variable">What sets the folder.</param>
/// <param name="Default">The folder without it; <c>~</c> is the user's home.</param>
/// <param name="Below">What of it is worth keeping; empty for all.</param>
sealed record PackageCache(string Tool, string Variable, string Default, string Below = "")
{
    public static IReadOnlyList<PackageCache> All { get; } =
    [
        new("npm", "npm_config_cache", "~/.npm"), // docs.npmjs.com/cli: config, cache
        new("yarn", "YARN_CACHE_FOLDER", "/usr/local/share/.cache/yarn"), // classic.yarnpkg.com: yarn cache dir, as root
        new("pnpm", "PNPM_HOME", "~/.local/share/pnpm", "/store"), // pnpm.io/settings: storeDir
        new("pip", "PIP_CACHE_DIR", "~/.cache/pip"), // pip.pypa.io: caching
        new("Poetry", "POETRY_CACHE_DIR", "~/.cache/pypoetry"), // python-poetry.org/docs/configuration: cache-dir
        new("uv", "UV_CACHE_DIR", "~/.cache/uv"), // docs.astral.sh/uv/concepts/cache
        new(".NET", "NUGET_PACKAGES", "~/.nuget/packages"), // learn: managing the global packages folder
        new("Maven", "", "~/.m2/repository"), // maven.apache.org/settings.html: localRepository
        new("Gradle", "GRADLE_USER_HOME", "~/.gradle", "/caches"), // docs.gradle.org: directory layout
        new("Cargo", "CARGO_HOME", "~/.cargo", "/registry"), // doc.rust-lang.org/cargo/guide/cargo-home.html
        new("Composer", "COMPOSER_CACHE_DIR", "~/.cache/composer"), // getcomposer.org/doc/03-cli.md#composer-cache-dir
    ];

    /// <summary>What official images set, by their names. Source: docker-library.</summary>
    static readonly Dictionary<string, string> OfImages = new() { ["rust"] = "/usr/local/cargo", ["gradle"] = "/home/gradle/.gradle", ["composer"] = "/tmp/cache" };

    /// <summary>Tools that build from this folder itself, so that every step that builds needs it.</summary>
    public bool IsReadLater => Tool is ".NET" or "Maven" or "Gradle" or "Cargo";

    public KnownFolder Of(DockerfileFacts facts, RunCommand command) => (KnownFolder.Set(command, Variable) ?? Unset(facts, command)).Below(Below);

    KnownFolder Unset(DockerfileFacts facts, RunCommand command)
    {
        var image = facts.Image(command.Stage)?.Repository.Split('/').Last() ?? "";
        return OfImages.TryGetValue(image, out var folder) && Tool.Equals(image == "rust" ? "Cargo" : image, StringComparison.OrdinalIgnoreCase) ? new KnownFolder(folder, true)
            : Default[0] == '~' ? KnownFolder.Home(facts, command).Below(Default.Substring(1)) : new KnownFolder(Default, false);
    }
}
