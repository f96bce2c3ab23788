using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

/// <summary>Rewrites a Dockerfile in a context of made-up files.</summary>
static class Rewritten
{
    public const string GoMod = "module example.org/app\n\ngo 1.24\n\nrequire example.org/lib v1.2.3\n";
    public const string Main = "package main\n\nfunc main() {\n\tprintln(\"hello\")\n}\n";

    static readonly CheckSettings Known = new() { Today = new DateTime(2026, 11, 28) };

    /// <summary>The files of a small module.</summary>
    public static Dictionary<string, string> Module(params (string Path, string Text)[] more)
    {
        var files = new Dictionary<string, string> { ["go.mod"] = GoMod, ["go.sum"] = "", ["main.go"] = Main };
        foreach (var (path, text) in more)
            files[path] = text;
        return files;
    }

    /// <param name="text">The Dockerfile.</param>
    /// <param name="files">The files of the context; those of a small module where null.</param>
    /// <param name="rules">The rules to use; all without.</param>
    /// <param name="settings">What is known besides.</param>
    public static OptimizedDockerfile Of(string text, IReadOnlyDictionary<string, string>? files = null, string[]? rules = null, RewriteSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files ?? Module())
        {
            var path = folder.File(file.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value);
        }
        settings ??= new RewriteSettings();
        var optimizer = new DockerfileOptimizer([.. DockerfileRules.All.Where(rule => rules is null || rules.Contains(rule.Id))], settings with { Check = settings.Check with { Today = Known.Today } });
        return optimizer.Optimize(folder.File("Dockerfile"), text);
    }

    /// <summary>The new text alone.</summary>
    public static string After(string text, params string[] rules) => Of(text, null, rules).After;

    /// <summary>Why the findings of a rule stay.</summary>
    public static string Why(string rule, string text, IReadOnlyDictionary<string, string>? files = null) => string.Join("\n", Of(text, files, [rule]).Left.Select(left => left.Why));
}
