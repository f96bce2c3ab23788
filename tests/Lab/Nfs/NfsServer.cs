using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Tests.Nfs;

/// <summary>The server of the guest, and the link between it and the second client.</summary>
static class NfsServer
{
    /// <summary>The folder that it exports as the root, as the server has it.</summary>
    public const string Root = "/srv";

    /// <summary>Those of version 4 that it knows, such as <c>Linux NFSv4.2 first</c>.</summary>
    public static IReadOnlyList<string> Clients =>
    [
        .. Directory.GetDirectories("/proc/fs/nfsd/clients")
            .SelectMany(client => File.ReadLines(Path.Combine(client, "info")))
            .Where(line => line.StartsWith("name: ", StringComparison.Ordinal))
            .Select(line => line["name: ".Length..].Trim('"')),
    ];

    /// <summary>Stops it until disposed. What clients have open is forgotten.</summary>
    public static IDisposable Stop()
    {
        NfsGuest.Run("rpc.nfsd", "0");
        return new Ending(() => NfsGuest.Run("serve"));
    }

    /// <summary>Exports <c>/other</c> no more until disposed.</summary>
    public static IDisposable WithdrawOther()
    {
        NfsGuest.Run("exportfs", "-u", "*:/srv/other");
        NfsGuest.Run("exportfs", "-f");
        return new Ending(() => NfsGuest.Run("exportfs", "-o", "rw,no_root_squash,no_subtree_check,insecure,fsid=1", "*:/srv/other"));
    }

    /// <summary>Holds back what the second client sends, until disposed.</summary>
    public static IDisposable Delay(TimeSpan time)
    {
        var delay = string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms");
        NfsGuest.RunOnSecond("tc", "qdisc", "add", "dev", "lab1", "root", "netem", "delay", delay);
        return new Ending(() => NfsGuest.RunOnSecond("tc", "qdisc", "del", "dev", "lab1", "root"));
    }

    /// <summary>Cuts the second client off, until disposed.</summary>
    public static IDisposable CutSecond()
    {
        NfsGuest.RunOnSecond("ip", "link", "set", "lab1", "down");
        return new Ending(() => NfsGuest.RunOnSecond("ip", "link", "set", "lab1", "up"));
    }

    sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
