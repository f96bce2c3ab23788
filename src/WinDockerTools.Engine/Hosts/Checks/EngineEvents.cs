using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Windows wrote no error about containers into its event log.</summary>
static class EngineEvents
{
    const int Longest = 160;

    public static HostCheckRule Rule { get; } = new(
        nameof(EngineEvents),
        "Windows wrote down no error about containers in the last 24 hours",
        "What an engine tells a user is short. The layers' file system, the compute service and the engine itself write down why a container did not start.",
        "https://learn.microsoft.com/virtualization/windowscontainers/troubleshooting",
        HostCheckRule.OfWindows((_, facts) => facts.Events is { } channels ? See(channels) : CheckOutcome.Unknown("The event log was not read."))) { Needs = HostNeeds.Events };

    static CheckOutcome See(IReadOnlyList<EventChannel> channels)
    {
        var unread = channels.Where(channel => channel.Errors is null).Select(channel => $" {channel.Name} {channel.Problem}.").ToList();
        if (unread.Count == channels.Count)
            return CheckOutcome.Unknown(string.Concat(unread).Trim(), "Ask again as an administrator.");
        var errors = channels.SelectMany(channel => (channel.Errors ?? []).Select(error => (channel.Name, Error: error))).OrderByDescending(found => found.Error.Time).ToList();
        if (errors.Count == 0)
            return CheckOutcome.Passed("None was found." + string.Concat(unread));
        var (name, newest) = errors[0];
        return CheckOutcome.Warning(
            $"{string.Join(", ", errors.GroupBy(found => found.Error.Provider).Select(source => Count(source.Key, source.Count())))}. The newest{Time(newest)}: {Short(newest.Message)}{string.Concat(unread)}",
            $"Get-WinEvent -FilterHashtable @{{ LogName = {PowerShellText.Quote(name)}; Level = 1, 2; StartTime = (Get-Date).AddDays(-1) }} | Format-List TimeCreated, ProviderName, Message");
    }

    static string Count(string provider, int count) =>
        $"{(provider.Length == 0 ? "Unnamed" : provider)}: {(count >= EventChannels.Most ? "at least " : "")}{count} {(count == 1 ? "error" : "errors")}";

    static string Time(WindowsEvent error) => error.Time is { } time ? $" ({time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)})" : "";

    static string Short(string message)
    {
        if (message.Length <= Longest)
            return message.TrimEnd('.') + ".";
        var length = char.IsHighSurrogate(message[Longest - 1]) ? Longest - 1 : Longest;
        return message.Substring(0, length).TrimEnd() + "\u2026";
    }
}
