using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>A channel of Windows' event log, or some providers of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Providers">Those that are asked for; all where none is named.</param>
sealed record EventSelection(string Name, params string[] Providers);

/// <summary>What a channel holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Errors">Errors and critical events, newest first; null where it could not be read.</param>
/// <param name="Problem">Why not, in words that follow its name.</param>
sealed record EventChannel(string Name, IReadOnlyList<WindowsEvent>? Errors, string? Problem = null);

/// <summary>Reads Windows' event log by its own program, which both editions of PowerShell can start alike.</summary>
static class EventChannels
{
    /// <summary>More are not read of a channel.</summary>
    public const int Most = 50;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // winerror.h: ERROR_ACCESS_DENIED, ERROR_EVT_CHANNEL_NOT_FOUND
    const int Denied = 5, NotFound = 15007;

    public static string Program => Path.Combine(Environment.SystemDirectory, "wevtutil.exe");

    /// <summary>Errors of the last day. What hinders it is told; nothing but a stop ends it.</summary>
    public static async Task<EventChannel> ReadAsync(string program, EventSelection channel, CancellationToken stop, TimeSpan? patience = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience ?? Patience);
        try
        {
            var call = new ProcessCall(program, Arguments(channel)) { Decode = Encoding.Unicode.GetString };
            var end = await LocalProcess.RunAsync(call, limit.Token).ConfigureAwait(false);
            return end.ExitCode switch
            {
                0 => EventXml.Read(end.Output) is { } errors ? new EventChannel(channel.Name, errors) : Untold("answers with what is no event"),
                Denied => Untold("may not be read by this account"),
                NotFound => Untold("is not there"),
                var code => Untold($"cannot be read ({code.ToString(CultureInfo.InvariantCulture)})"),
            };
        }
        catch (Win32Exception)
        {
            return Untold("cannot be read without wevtutil.exe");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Untold("does not answer in time");
        }

        EventChannel Untold(string problem) => new(channel.Name, null, problem);
    }

    // learn.microsoft.com/windows-server/administration/windows-commands/wevtutil; the query is the one of
    // …/windows/win32/wes/consuming-events. Without "uni" the answer is in the code page of a console.
    static string[] Arguments(EventSelection channel)
    {
        var providers = channel.Providers.Length == 0 ? "" : $"Provider[{string.Join(" or ", channel.Providers.Select(name => $"@Name='{name}'"))}] and ";
        return
        [
            "qe", channel.Name, $"/q:*[System[{providers}(Level=1 or Level=2) and TimeCreated[timediff(@SystemTime) <= 86400000]]]",
            "/c:" + Most.ToString(CultureInfo.InvariantCulture), "/rd:true", "/f:RenderedXml", "/uni:true",
        ];
    }
}
