using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>A .dockerignore for a module: what no build of it reads, but what changes often, is large, or is a secret.</summary>
static class IgnoreFile
{
    const string Name = ".dockerignore";

    /// <summary>Sources: github/gitignore (Go, editors), and the keys that the rules of Test-Dockerfile know.</summary>
    static readonly (string Why, string[] Patterns)[] All =
    [
        ("Changes with every commit.", [".git", ".hg", ".svn"]),
        ("No part of the program.", ["**/Dockerfile", "**/Dockerfile.*", "**/.dockerignore", "**/*.dockerignore", "docker-compose*.y*ml", "compose*.y*ml", ".github", ".gitlab", "**/*_test.go"]),
        ("Of this machine only.", [".idea", ".vscode", ".vs", ".terraform", ".venv", "venv", "**/node_modules", "**/*.exe", "**/*.test", "**/*.out"]),
        ("May hold secrets.", [".env", ".env.*", ".netrc", ".pgpass", ".aws", ".ssh", ".gnupg", ".kube", "id_rsa", "id_ecdsa", "id_ed25519", "*.key", "*.pfx", "*.p12", "*.jks", "*.keystore", "*.ppk"]),
    ];

    /// <summary>Where it belongs: BuildKit takes one beside the Dockerfile, so that a context with other modules stays as it is.</summary>
    public static string PathFor(string dockerfile, string root, bool isBuildKit) =>
        File.Exists(dockerfile + Name) || (isBuildKit && Path.GetDirectoryName(dockerfile) != root.TrimEnd(Path.DirectorySeparatorChar)) ? dockerfile + Name : Path.Combine(root, Name);

    /// <summary>What programs embed or read is not left out, whatever it is called.</summary>
    public static string Text(GoModule module)
    {
        var lines = new List<string>();
        foreach (var (why, patterns) in All)
            lines.AddRange([$"# {why}", .. patterns]);
        var kept = module.Embeds.Concat(module.Assets).Distinct(StringComparer.Ordinal).ToList();
        if (kept.Count > 0)
            lines.AddRange(["# Part of the programs.", .. kept.Select(path => "!" + path)]);
        return string.Join("\n", lines) + "\n";
    }
}
