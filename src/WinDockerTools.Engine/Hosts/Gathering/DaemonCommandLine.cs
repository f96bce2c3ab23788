using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What the command line of an engine says of its sockets and settings.</summary>
sealed class DaemonCommandLine
{
    // Letters of dockerd (docs.docker.com/reference/cli/dockerd).
    static readonly Dictionary<char, string> Letters = new()
    {
        ['H'] = "host", ['D'] = "debug", ['l'] = "log-level", ['G'] = "group", ['s'] = "storage-driver", ['p'] = "pidfile", ['b'] = "bridge", ['g'] = "graph",
    };

    // A file names these otherwise, since it holds many of them (opts.NamedOption in moby).
    static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["host"] = "hosts", ["label"] = "labels", ["log-opt"] = "log-opts", ["exec-opt"] = "exec-opts", ["storage-opt"] = "storage-opts",
        ["insecure-registry"] = "insecure-registries", ["registry-mirror"] = "registry-mirrors", ["default-ulimit"] = "default-ulimits",
        ["default-address-pool"] = "default-address-pools", ["authorization-plugin"] = "authorization-plugins", ["add-runtime"] = "runtimes",
        ["dns-opt"] = "dns-opts", ["node-generic-resource"] = "node-generic-resources",
    };

    static readonly Regex Word = new("(?:\"[^\"]*\"?|[^\"\\s])+", RegexOptions.CultureInvariant);

    readonly List<(string Name, string Value)> options = [];

    /// <summary>The program and its arguments.</summary>
    public DaemonCommandLine(IReadOnlyList<string> line)
    {
        for (var at = 1; at < line.Count; at++)
        {
            var next = at + 1 < line.Count && !line[at + 1].StartsWith("-", StringComparison.Ordinal) ? line[at + 1] : "";
            if (line[at].StartsWith("--", StringComparison.Ordinal))
            {
                var parts = line[at].Substring(2).Split(['='], 2);
                options.Add((parts[0], parts.Length > 1 ? parts[1] : next));
            }
            else if (line[at].Length > 1 && line[at][0] == '-' && Letters.TryGetValue(line[at][1], out var name))
            {
                var value = line[at].Substring(2).TrimStart('=');
                options.Add((name, value.Length > 0 ? value : next));
            }
        }
    }

    /// <summary>The line of a service of Windows. Names and paths have no quotes within.</summary>
    public static DaemonCommandLine OfService(string line) => new([.. Word.Matches(line).Cast<Match>().Select(word => word.Value.Replace("\"", ""))]);

    /// <summary>Null where the default is used.</summary>
    public string? ConfigFile => Value("config-file");

    /// <summary>Who may open the socket or pipe; null where nobody is named.</summary>
    public string? Group => Value("group");

    public IEnumerable<string> Hosts => options.Where(option => option.Name == "host").Select(option => option.Value);

    /// <summary>Names of all that is set, as a file would name it.</summary>
    public IReadOnlyList<string> Names => [.. options.Select(option => Plurals.TryGetValue(option.Name, out var plural) ? plural : option.Name).Distinct(StringComparer.Ordinal)];

    string? Value(string name) => options.LastOrDefault(option => option.Name == name).Value is { Length: > 0 } value ? value : null;
}
