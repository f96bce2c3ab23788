using System;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>The signals that STOPSIGNAL takes.</summary>
static class StopSignals
{
    // moby/sys/signal, with the names of Linux.
    static readonly string[] Signals =
    [
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT",
        "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
        "RTMIN", .. Enumerable.Range(1, 15).Select(number => $"RTMIN+{number}"), .. Enumerable.Range(1, 14).Select(number => $"RTMAX-{number}"), "RTMAX",
    ];

    public static bool IsSignal(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number != 0;
        var name = text.ToUpperInvariant();
        return Signals.Contains(name.StartsWith("SIG", StringComparison.Ordinal) ? name.Substring(3) : name);
    }
}
