using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>A route of IPv4.</summary>
/// <param name="Interface">Where it leads.</param>
/// <param name="Target">The addresses that it is for.</param>
sealed record Route(string Interface, Subnet Target);

/// <summary>The routes of this machine (proc_net(5): addresses in hexadecimal, of the processor's byte order).</summary>
static class RouteTable
{
    const string File = "/proc/net/route";

    const int TargetAt = 1, MaskAt = 7;

    /// <summary>All but the default route; null where the system does not tell.</summary>
    public static IReadOnlyList<Route>? Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? Parse(System.IO.File.ReadAllText(File)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lines that are none of a route table are left out.</summary>
    public static IReadOnlyList<Route> Parse(string text) => [.. text.Split('\n').Select(Entry).OfType<Route>()];

    static Route? Entry(string line)
    {
        var words = line.Split(['\t', ' ', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= MaskAt || Number(words[TargetAt]) is not { } target || Number(words[MaskAt]) is not { } mask || mask == 0)
            return null;
        return new Route(words[0], new Subnet(new IPAddress(BitConverter.GetBytes(target)), Bits(mask)));
    }

    static uint? Number(string word) => word.Length == 8 && uint.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int Bits(uint mask)
    {
        var count = 0;
        for (; mask != 0; mask &= mask - 1)
            count++;
        return count;
    }
}
