using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>
/// Mounts of Windows as mount.exe lists them. Its headings are in the language of Windows; drive, share and pairs of name
/// and value are told by their form.
/// </summary>
static class WindowsNfsMounts
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    const string Pair = @"(?<pair>[A-Za-z]+=[^,\s]*)";

    const string Pairs = Pair + @"(?:,\s*" + Pair + @")*\s*$";

    static readonly Regex First = new(@"^(?<drive>[A-Za-z]:)?\s*(?<share>\\\\[^\\\s][^\\]*\\.*?)(?:\s+" + Pairs + @"|\s*$)", RegexOptions.CultureInvariant, Limit);

    static readonly Regex Next = new(@"^\s+" + Pairs, RegexOptions.CultureInvariant, Limit);

    /// <summary>What stands in a listing, in its order; what is not understood is left out.</summary>
    public static IReadOnlyList<NfsMount> Parse(string listing)
    {
        var mounts = new List<(string Drive, string Share, List<NfsMountOption> Options)>();
        var isWithin = false;
        foreach (var line in listing.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (First.Match(line) is { Success: true } first)
                mounts.Add((first.Groups["drive"].Value, first.Groups["share"].Value, Options(first)));
            else if (isWithin && Next.Match(line) is { Success: true } next)
                mounts[mounts.Count - 1].Options.AddRange(Options(next));
            else
            {
                isWithin = false;
                continue;
            }
            isWithin = true;
        }
        return [.. mounts.Select(mount => Describe(mount.Drive, mount.Share, mount.Options))];
    }

    /// <summary>The mount that a full path lies on. Throws FaultException (NfsMountNotFound).</summary>
    public static NfsMount On(IReadOnlyList<NfsMount> mounts, string path) =>
        mounts.FirstOrDefault(mount => $@"{path}\".StartsWith(mount.MountPoint, StringComparison.OrdinalIgnoreCase))
        ?? throw new FaultException(FaultKind.NfsMountNotFound, path, "mount.exe lists no NFS mount there");

    static NfsMount Describe(string drive, string share, IReadOnlyList<NfsMountOption> options)
    {
        var end = share.IndexOf('\\', 2);
        return new NfsMount
        {
            MountPoint = drive.Length > 0 ? drive.ToUpperInvariant() + @"\" : share,
            Server = share.Substring(2, end - 2),
            Export = share.Substring(end).TrimEnd('\\').Replace('\\', '/') is { Length: > 0 } export ? export : "/",
            FileSystem = "nfs",
            Options = options,
        };
    }

    static List<NfsMountOption> Options(Match line) => [.. line.Groups["pair"].Captures.Cast<Capture>().Select(pair => Option(pair.Value))];

    static NfsMountOption Option(string pair)
    {
        var equals = pair.IndexOf('=');
        var (name, text) = (pair.Substring(0, equals), pair.Substring(equals + 1));
        var (value, unit) = Value(name, text);
        return new NfsMountOption { Name = name, Value = value, Unit = unit, Text = pair };
    }

    // learn.microsoft.com/windows-server/administration/windows-commands/mount; that of the command is in KiB, that of the listing in bytes.
    static (object Value, string? Unit) Value(string name, string text) => name switch
    {
        "rsize" or "wsize" when Number(text) is { } size => (size, "bytes"),
        "timeout" when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue => (TimeSpan.FromSeconds(seconds), "seconds"),
        "retry" or "UID" or "GID" when Number(text) is { } number => (number, null),
        _ => (text, null),
    };

    static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
