using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>A file or folder at the top of the context that no image should hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">As .dockerignore names it.</param>
/// <param name="Why">What it is.</param>
sealed record UnwantedEntry(string Name, string Pattern, string Why)
{
    /// <summary>More, in one entry, is seldom the source of a program.</summary>
    const long Large = 100L << 20;

    const string Output = "made again in the build";

    static readonly string[] Expected = ["vendor", "third_party", "src"];
    static readonly string[] Samples = [".example", ".sample", ".template", ".dist", ".defaults"];
    static readonly string[] KeyNames = ["id_rsa", "id_ecdsa", "id_ed25519", ".netrc", ".pgpass", ".aws", ".ssh", ".gnupg", ".kube"];
    static readonly string[] KeyEndings = [".key", ".pfx", ".p12", ".jks", ".keystore", ".ppk"];

    public static IEnumerable<UnwantedEntry> In(DockerfileFacts facts, BuildContext context)
    {
        var size = context.Size;
        var programs = new HashSet<string>(facts.Commands.Select(command => command.Program), StringComparer.Ordinal);
        foreach (var name in size.Tops.Keys.OrderBy(name => name, StringComparer.Ordinal))
        {
            if (Reason(name, context, programs) is { } why)
                yield return new UnwantedEntry(name, why == Output ? "**/" + name : name, why);
            else if (size.Tops[name] >= Large && !Expected.Contains(name))
                yield return new UnwantedEntry(name, name, "large");
        }
    }

    static string? Reason(string name, BuildContext context, HashSet<string> programs) => name switch
    {
        // Who runs git in the build wants it, and go build writes the commit into the program.
        ".git" when !programs.Contains("git") && !programs.Contains("goreleaser") => "changes with every commit, and with each look at it",
        ".hg" or ".svn" => "changes with every commit",
        // Without a program that makes it, the image is meant to get it from here.
        "node_modules" when programs.Overlaps(["npm", "yarn", "pnpm", "bun", "npx"]) => Output,
        "bin" or "obj" when programs.Contains("dotnet") && context.Exists("obj") => Output,
        "target" when programs.Contains("cargo") && context.Exists("Cargo.toml") || programs.Overlaps(["mvn", "mvnw"]) => Output,
        "build" or ".gradle" when programs.Overlaps(["gradle", "gradlew"]) => Output,
        ".venv" or "venv" or "__pycache__" or ".pytest_cache" or ".mypy_cache" or ".tox" => "of this machine only",
        ".idea" or ".vscode" or ".vs" => "an editor's settings",
        ".terraform" => "of this machine only",
        _ when IsSecret(name) => "may hold secrets",
        _ => null,
    };

    static bool IsSecret(string name) => (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) && !Samples.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
        || KeyNames.Contains(name, StringComparer.Ordinal) || KeyEndings.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
