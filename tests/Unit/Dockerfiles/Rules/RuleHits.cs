using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

/// <summary>What one rule finds in a Dockerfile.</summary>
static class RuleHits
{
    /// <param name="rule">The rule's id.</param>
    /// <param name="text">The Dockerfile.</param>
    /// <param name="files">Other files of the context, by their paths; <c>#120</c> is one of 120 MiB.</param>
    /// <param name="settings">What is known besides.</param>
    public static IReadOnlyList<DockerfileFinding> Find(string rule, string text, IReadOnlyDictionary<string, string>? files = null, CheckSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files ?? new Dictionary<string, string>())
        {
            var path = folder.File(file.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file.Value.Length > 1 && file.Value[0] == '#' && long.TryParse(file.Value.TrimStart('#'), out var megabytes))
                using (var large = File.Create(path))
                    large.SetLength(megabytes << 20);
            else
                File.WriteAllText(path, file.Value);
        }
        var rules = DockerfileRules.All.Where(one => one.Id == rule).ToList();
        return new DockerfileChecker(rules, settings ?? new CheckSettings(), null).Check(folder.File("Dockerfile"), text);
    }

    /// <summary>The lines of what is found, such as <c>2 5</c>; empty for none.</summary>
    public static string Lines(string rule, string text, IReadOnlyDictionary<string, string>? files = null, CheckSettings? settings = null) =>
        string.Join(" ", Find(rule, text, files, settings).Select(finding => finding.Line));

    /// <summary>The only finding.</summary>
    public static DockerfileFinding One(string rule, string text, IReadOnlyDictionary<string, string>? files = null, CheckSettings? settings = null) =>
        Find(rule, text, files, settings).Single();
}
