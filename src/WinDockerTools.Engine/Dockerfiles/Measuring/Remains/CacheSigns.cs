using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>
/// How the records of calls look in BuildKit's cache. Newer engines tell the step, older ones the command; some records
/// tell nothing but what kind of thing they are, and are taken as the call's own where they hang together with such,
/// or nothing else was built meanwhile.
/// </summary>
sealed class CacheSigns(RemainsList remains)
{
    static readonly string[] Nameless = ["fileop target", "from local", "local source for ", "[internal] ", "pulled from ", "mount / from fileop"];

    /// <summary>What records of a file's steps end with.</summary>
    public static IEnumerable<string> Of(DockerfileFacts facts) =>
        from step in facts.Stages.All.SelectMany(stage => stage.Steps)
        let text = Plain(step.Instruction is RunInstruction { Command: var command } ? command.Words is { } words ? string.Join(" ", words) : command.Text.Text : step.Instruction.Syntax.Joined.Text)
        where text.Length > 0
        select text;

    /// <summary>The call's own of all records that are new.</summary>
    public IReadOnlyList<BuildCacheRecord> Own(IReadOnlyList<BuildCacheRecord> records)
    {
        var own = new HashSet<BuildCacheRecord>(records.Where(IsNamed));
        var nameless = records.Where(record => !own.Contains(record) && Nameless.Any(text => record.Description.StartsWith(text, StringComparison.Ordinal))).ToList();
        if (own.Count + nameless.Count == records.Count)
            return records;
        for (var grown = true; grown;)
        {
            var near = nameless.Where(record => !own.Contains(record) && own.Any(other => other.Parents.Contains(record.Id) || record.Parents.Contains(other.Id))).ToList();
            grown = near.Count > 0;
            own.UnionWith(near);
        }
        return [.. own];
    }

    bool IsNamed(BuildCacheRecord record) => Plain(record.Description) is var text
        && (remains.Runs.Any(text.Contains) || remains.Steps.Any(command => text.EndsWith(command, StringComparison.Ordinal)));

    static string Plain(string text) => string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
