using System;
using System.ComponentModel;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Who owns a file and who may write to it, which .NET Standard does not tell.</summary>
/// <param name="User">The number of its user.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Mode">The permission bits.</param>
sealed record FileOwner(int User, int Group, int Mode)
{
    const int Write = 2;

    /// <summary>Null where nothing tells.</summary>
    public static async Task<FileOwner?> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall("stat", ["-L", "-c", "%u %g %a", path]), stop).ConfigureAwait(false);
            return end.ExitCode == 0 ? Parse(end.Output) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>User, group and the bits in octal digits.</summary>
    public static FileOwner? Parse(string text)
    {
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && Number(words[0]) is { } user && Number(words[1]) is { } group && Octal(words[2]) is { } mode
            ? new FileOwner(user, group, mode) : null;
    }

    /// <summary>Of user, group and others, the first that fits decides (path_resolution(7)).</summary>
    public bool MayWrite(AccountRights account) => account.User == 0
        || (Mode >> (account.User == User ? 6 : account.Holds(Group) ? 3 : 0) & Write) != 0;

    static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int? Octal(string word)
    {
        var mode = 0;
        foreach (var digit in word)
        {
            if (digit is < '0' or > '7' || mode > 0xFFF)
                return null;
            mode = (mode * 8) + digit - '0';
        }
        return mode;
    }
}
