using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Options;

/// <summary>Options of a mount by what they are about: a later one replaces an earlier one on the same.</summary>
sealed class NfsOptionSet
{
    readonly List<(string Key, MountOption Option)> options = [];

    public NfsOptionSet(IEnumerable<MountOption> written)
    {
        foreach (var option in written.SelectMany(NfsOptionRules.Plain))
        {
            var key = Key(option);
            var at = options.FindIndex(other => other.Key == key);
            if (at < 0)
                options.Add((key, option));
            else
                options[at] = (key, option);
        }
    }

    public static NfsOptionSet Parse(string text) => new(MountOption.Parse(text));

    public IReadOnlyList<MountOption> Options => [.. options.Select(item => item.Option)];

    /// <summary>What is said under the name of a rule; null where nothing is.</summary>
    public MountOption? this[string key] => options.Where(item => item.Key == key).Select(item => item.Option).FirstOrDefault();

    /// <summary>What holds under the name of a rule, by the kernel's default where nothing is said.</summary>
    public MountOption? Effective(string key) => this[key] ?? (NfsOptionRules.Named(key) is { Default: { } usual } rule ? OfText(rule, usual) : null);

    public NfsOptionSet With(params MountOption[] more) => new([.. Options, .. more]);

    public NfsOptionSet Without(string key) => new(options.Where(item => item.Key != key).Select(item => item.Option));

    /// <summary>The name under which an option is compared with others; of one that is not known its own.</summary>
    public static string Key(MountOption option) => NfsOptionRules.Find(option)?.Name ?? option.Name;

    public static MountOption OfText(NfsOptionRule rule, string text) => rule.Value == NfsValue.Word ? new MountOption(text) : new MountOption(rule.Name, text);

    public override string ToString() => MountOption.Write(Options);
}
