using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>
/// Reads what <c>go build -debug-actiongraph</c> writes (cmd/go/internal/work/action.go, actionJSON), one action at a
/// time: the command lines of a large build are many megabytes.
/// </summary>
static class ActionGraphReader
{
    // A longer time is no time of a build; sums of shorter ones do not overflow.
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The actions of a build that ran; throws FaultException (ActionGraphInvalid).</summary>
    public static async Task<IReadOnlyList<ActionRecord>> ReadAsync(Stream content, string path, CancellationToken stop)
    {
        var actions = new List<ActionRecord>();
        try
        {
            await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(content, cancellationToken: stop).ConfigureAwait(false))
                actions.Add(Read(item, actions.Count));
            Check(actions);
        }
        // An InvalidOperationException is what the parser has for text that is no Unicode.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IOException)
        {
            throw new FaultException(FaultKind.ActionGraphInvalid, path, JsonProblem.Describe(e), JsonProblem.Inner(e));
        }
        return actions;
    }

    static ActionRecord Read(JsonElement item, int position)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new FormatException("it lists something that is not an action");
        return new ActionRecord
        {
            Id = Number(item, "ID") is not { } id ? position
                : id is >= 0 and <= int.MaxValue ? (int)id
                : throw Wrong("ID", "a small number"),
            Mode = Text(item, "Mode") ?? "",
            Package = Text(item, "Package") ?? "",
            Deps = Numbers(item, "Deps"),
            Ready = Time(item, "TimeReady"),
            Start = Time(item, "TimeStart"),
            Done = Time(item, "TimeDone"),
            CpuTime = Span(item, "CmdUser") + Span(item, "CmdSys"),
            HasCommands = List(item, "Cmd") is { } commands && commands.GetArrayLength() > 0,
            IsStandard = List(item, "Cmd") is { } lines && lines.EnumerateArray().Any(IsOfStandard),
            HasResult = Text(item, "BuildID") is { Length: > 0 },
        };
    }

    // The flag of the compiler (cmd/go/internal/work/gc.go).
    static bool IsOfStandard(JsonElement command) => command.ValueKind == JsonValueKind.String && command.GetString()!.Contains(" -std ");

    static void Check(List<ActionRecord> actions)
    {
        if (actions.Count == 0)
            throw new FormatException("it holds no action");
        var ran = actions.Where(action => action.HasRun).ToList();
        if (ran.Count == 0)
            throw new FormatException("none of its actions has run: the build ended before the first");
        if (ran.Max(action => action.Done!.Value) - ran.Min(action => action.Start!.Value) > Longest)
            throw new FormatException("its times are years apart");
        if (actions.Select(action => action.Id).Distinct().Count() != actions.Count)
            throw new FormatException("two of its actions have the same ID");
    }

    static JsonElement? Member(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string? Text(JsonElement item, string name) => Member(item, name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a string")
        : null;

    static long? Number(JsonElement item, string name) => Member(item, name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(name, "a whole number")
        : null;

    static JsonElement? List(JsonElement item, string name) => Member(item, name) is { } value
        ? value.ValueKind == JsonValueKind.Array ? value : throw Wrong(name, "a list")
        : null;

    static IReadOnlyList<int> Numbers(JsonElement item, string name) => List(item, name) is { } list
        ? [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out var number) ? number : throw Wrong(name, "a list of whole numbers"))]
        : [];

    static TimeSpan Span(JsonElement item, string name)
    {
        var nanoseconds = Number(item, name) ?? 0;
        return nanoseconds >= 0 && nanoseconds / 100 <= Longest.Ticks ? TimeSpan.FromTicks(nanoseconds / 100) : throw Wrong(name, "a time");
    }

    // Go writes the year 1 for what did not happen.
    static DateTimeOffset? Time(JsonElement item, string name) => Text(item, name) is not { } text || text.StartsWith("0001-", StringComparison.Ordinal) ? null
        : Member(item, name)!.Value.TryGetDateTimeOffset(out var time) ? time
        : throw Wrong(name, "a time");

    static FormatException Wrong(string name, string expected) => new($"'{name}' is not {expected}");
}
