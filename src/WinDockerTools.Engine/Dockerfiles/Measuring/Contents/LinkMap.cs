using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Contents;

/// <summary>Symbolic links of a file system, by their absolute paths with forward slashes.</summary>
sealed class LinkMap
{
    /// <summary>As many as Linux follows. Source: path_resolution(7).</summary>
    const int Most = 40;

    readonly Dictionary<string, string> targets = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => targets.Keys;

    public void Add(string path, string target) => targets[path] = target;

    /// <summary>Where a path leads to in the end; null where its links turn in a circle.</summary>
    public string? Resolve(string path)
    {
        var left = new Stack<string>(Parts(path).Reverse());
        var done = new List<string>();
        for (var followed = 0; left.Count > 0;)
        {
            var part = left.Pop();
            if (part == "..")
            {
                if (done.Count > 0)
                    done.RemoveAt(done.Count - 1);
                continue;
            }
            done.Add(part);
            if (!targets.TryGetValue(Join(done), out var target))
                continue;
            if (++followed > Most)
                return null;
            done.RemoveAt(done.Count - 1);
            if (target.StartsWith("/", StringComparison.Ordinal))
                done.Clear();
            foreach (var next in Parts(target).Reverse())
                left.Push(next);
        }
        return Join(done);
    }

    static string Join(List<string> parts) => "/" + string.Join("/", parts);

    static IEnumerable<string> Parts(string path) => path.Split('/').Where(part => part is not ("" or "."));
}
