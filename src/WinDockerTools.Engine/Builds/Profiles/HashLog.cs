using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>
/// What the go command put into the hashes that name its results in the cache, by action such as <c>build fmt</c>: read
/// from the standard error of a build with GODEBUG=gocachehash=1 (cmd/go/internal/cache/hash.go).
/// </summary>
sealed class HashLog
{
    const string Start = "HASH[";
    const string Middle = "]: \"";

    readonly Dictionary<string, List<HashInput>> actions = new(StringComparer.Ordinal);

    /// <summary>Null where that action was not hashed.</summary>
    public IReadOnlyList<HashInput>? Of(string mode, string package) => actions.TryGetValue($"{mode} {package}", out var inputs) ? inputs : null;

    /// <summary>What is no such line is passed over.</summary>
    public static async Task<HashLog> ReadAsync(Stream content)
    {
        var log = new HashLog();
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            log.Add(line);
        return log;
    }

    /// <summary>A line that the go command writes because it was asked for hashes, not because something is wrong.</summary>
    public static bool IsLine(string line) => line.StartsWith(Start, StringComparison.Ordinal) || line.StartsWith("HASH ", StringComparison.Ordinal);

    void Add(string line)
    {
        var middle = line.StartsWith(Start, StringComparison.Ordinal) ? line.IndexOf(Middle, StringComparison.Ordinal) : -1;
        if (middle < 0 || line.Length <= middle + Middle.Length || line[line.Length - 1] != '"')
            return;
        var action = line.Substring(Start.Length, middle - Start.Length);
        if (!action.StartsWith("build ", StringComparison.Ordinal) && !action.StartsWith("link ", StringComparison.Ordinal))
            return;
        var text = line.Substring(middle + Middle.Length, line.Length - middle - Middle.Length - 1);
        if (!actions.TryGetValue(action, out var inputs))
            actions.Add(action, inputs = []);
        inputs.Add(HashInput.Of(text));
    }
}

/// <summary>One thing that decides whether a result can be used again: what it is, and which.</summary>
sealed record HashInput(string Key, string Value)
{
    // Of these there are many, told apart by their second word.
    static readonly string[] Lists = ["file", "import", "packagefile"];

    /// <summary>From the text in Go's quotes, as it is written.</summary>
    public static HashInput Of(string quoted)
    {
        const string end = "\\n";
        // The Go version alone is hashed without a line break.
        if (!quoted.EndsWith(end, StringComparison.Ordinal))
            return new HashInput("version", quoted);
        var text = quoted.Substring(0, quoted.Length - end.Length).Replace("\\\"", "\"").Replace("\\\\", "\\");
        var first = text.IndexOfAny([' ', '=']);
        if (first < 0)
            return new HashInput(text, "");
        var (key, value) = (text.Substring(0, first), text.Substring(first + 1));
        var second = Lists.Contains(key) && value.Length > 0 && value[0] != '"' ? value.LastIndexOfAny([' ', '=']) : -1;
        return second < 0 ? new HashInput(key, value) : new HashInput($"{key} {value.Substring(0, second)}", value.Substring(second + 1));
    }
}
