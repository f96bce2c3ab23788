using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>The words behind a go command's verb.</summary>
/// <param name="Flags">By name, without dashes; one without a value has an empty one.</param>
/// <param name="Packages">What is behind the flags: packages, and for <c>go run</c> the program's own arguments.</param>
sealed record GoArguments(IReadOnlyDictionary<string, string> Flags, IReadOnlyList<string> Packages)
{
    /// <summary>Flags that take no word after them (go help build, testflag, clean); every other one does.</summary>
    static readonly string[] Switches =
    [
        "a", "n", "v", "x", "i", "c", "race", "msan", "asan", "cover", "work", "trimpath", "linkshared", "modcacherw", "buildvcs",
        "json", "short", "failfast", "benchmem", "fullpath", "cache", "modcache", "testcache", "fuzzcache", "r",
    ];

    public static GoArguments Parse(IEnumerable<string> words)
    {
        var flags = new Dictionary<string, string>();
        var all = words.ToList();
        var at = 0;
        // What follows the first word that is no flag is a package and its arguments.
        for (; at < all.Count && IsFlag(all[at]); at++)
        {
            var flag = all[at].TrimStart('-');
            var equals = flag.IndexOf('=');
            if (equals >= 0)
                Set(flag.Substring(0, equals), flag.Substring(equals + 1));
            else if (Switches.Contains(flag))
                Set(flag, "");
            else if (++at < all.Count)
                Set(flag, all[at]);
        }
        return new GoArguments(flags, [.. all.Skip(at)]);

        // -gcflags and its like may be given again for other packages.
        void Set(string name, string value) => flags[name] =
            name.EndsWith("flags", StringComparison.Ordinal) && flags.TryGetValue(name, out var before) ? $"{before} {value}".Trim() : value;
    }

    /// <summary>GOFLAGS is a list with spaces between, and none within (go help environment).</summary>
    public static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static bool IsFlag(string argument) => argument.Length > 1 && argument[0] == '-';
}
