using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Options;

/// <summary>
/// The options of nfs(5) and mount(8), with the kernel's defaults (fs/nfs/fs_context.c) and how they are changed
/// (nfs_compare_remount_data in fs/nfs/super.c). The lab asks a real kernel about each of them.
/// </summary>
static class NfsOptionRules
{
    static readonly NfsOptionRule[] Rules =
    [
        Flag("access", "rw", "rw", "ro"),
        Flag("atime", "relatime", "relatime", "noatime", "strictatime", "atime"),
        Flag("diratime", "diratime", "diratime", "nodiratime"),
        Flag("suid", "suid", "suid", "nosuid"),
        Flag("dev", "dev", "dev", "nodev"),
        Flag("exec", "exec", "exec", "noexec"),
        new("sync", NfsValue.Word, NfsScope.FileSystem, "async", "async", "sync") { Way = MountChangeWay.Remount },

        new("vers", NfsValue.Text, NfsScope.Transport),
        new("rsize", NfsValue.Bytes, NfsScope.FileSystem),
        new("wsize", NfsValue.Bytes, NfsScope.FileSystem),
        new("bsize", NfsValue.Bytes, NfsScope.FileSystem),
        new("namlen", NfsValue.Bytes, NfsScope.FileSystem),
        new("acregmin", NfsValue.Seconds, NfsScope.FileSystem, "3"),
        new("acregmax", NfsValue.Seconds, NfsScope.FileSystem, "60"),
        new("acdirmin", NfsValue.Seconds, NfsScope.FileSystem, "30"),
        new("acdirmax", NfsValue.Seconds, NfsScope.FileSystem, "60"),
        Words("ac", NfsScope.FileSystem, "ac", "ac", "noac"),
        Words("cto", NfsScope.FileSystem, "cto", "cto", "nocto"),
        new("lookupcache", NfsValue.Text, NfsScope.FileSystem, "all"),
        Words("hard", NfsScope.FileSystem, null, "hard", "soft", "softerr"),
        Words("softreval", NfsScope.FileSystem, "nosoftreval", "nosoftreval", "softreval"),
        new("timeo", NfsValue.Deciseconds, NfsScope.FileSystem),
        new("retrans", NfsValue.Number, NfsScope.FileSystem),
        Words("sharecache", NfsScope.FileSystem, "sharecache", "sharecache", "nosharecache"),
        Words("rdirplus", NfsScope.FileSystem, "rdirplus", "rdirplus", "nordirplus"),
        Words("acl", NfsScope.FileSystem, "acl", "acl", "noacl") with { OnlyIn = "3" },
        Words("lock", NfsScope.FileSystem, "lock", "lock", "nolock") with { OnlyIn = "3" },
        new("local_lock", NfsValue.Text, NfsScope.FileSystem, "none") { OnlyIn = "3" },
        Words("fsc", NfsScope.FileSystem, "nofsc", "nofsc", "fsc"),
        new("write", NfsValue.Text, NfsScope.FileSystem, "lazy"),
        Words("migration", NfsScope.FileSystem, "nomigration", "nomigration", "migration") with { OnlyIn = "4" },
        new("sec", NfsValue.Text, NfsScope.FileSystem),

        new("proto", NfsValue.Text, NfsScope.Transport),
        new("port", NfsValue.Number, NfsScope.Transport),
        new("nconnect", NfsValue.Number, NfsScope.Transport, "1"),
        new("max_connect", NfsValue.Number, NfsScope.Transport, "1") { OnlyIn = "4" },
        Words("resvport", NfsScope.Transport, "resvport", "resvport", "noresvport"),
        new("xprtsec", NfsValue.Text, NfsScope.Transport),
        new("addr", NfsValue.Text, NfsScope.Transport),
        new("clientaddr", NfsValue.Text, NfsScope.Transport),
        new("mountaddr", NfsValue.Text, NfsScope.Transport),
        new("mountport", NfsValue.Number, NfsScope.Transport),
        new("mountproto", NfsValue.Text, NfsScope.Transport),
        new("mountvers", NfsValue.Number, NfsScope.Transport),

        // Of the mount command and fstab(5).
        Words("bg", NfsScope.Command, null, "fg", "bg"),
        new("retry", NfsValue.Number, NfsScope.Command),
        new("mounthost", NfsValue.Text, NfsScope.Command),
        .. new[] { "defaults", "auto", "noauto", "user", "nouser", "users", "owner", "group", "nofail", "_netdev" }.Select(word => Words(word, NfsScope.Command, null, word)),

        // "Deprecated parameter" since 2.6.25.
        Words("intr", NfsScope.Nobody, null, "intr", "nointr"),
    ];

    static readonly Dictionary<string, NfsOptionRule> ByName = Rules.Where(rule => rule.Value != NfsValue.Word).ToDictionary(rule => rule.Name);

    static readonly Dictionary<string, NfsOptionRule> ByWord = Rules.SelectMany(rule => rule.Words.Select(word => (word, rule))).ToDictionary(pair => pair.word, pair => pair.rule);

    // nfs(5): other ways to write them.
    static readonly Dictionary<string, MountOption> Same = new()
    {
        ["tcp"] = new("proto", "tcp"),
        ["udp"] = new("proto", "udp"),
        ["rdma"] = new("proto", "rdma"),
        ["v3"] = new("vers", "3"),
        ["v4"] = new("vers", "4"),
        ["v4.0"] = new("vers", "4.0"),
        ["v4.1"] = new("vers", "4.1"),
        ["v4.2"] = new("vers", "4.2"),
    };

    static readonly string[] AttributeTimes = ["acregmin", "acregmax", "acdirmin", "acdirmax"];

    public static IReadOnlyList<NfsOptionRule> All => Rules;

    /// <summary>The rule of an option, or null for one that is not known.</summary>
    public static NfsOptionRule? Find(MountOption option) =>
        option.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || option.Name == "comment" ? new NfsOptionRule(option.Name, NfsValue.Text, NfsScope.Command)
        : (option.Value is null ? ByWord : ByName).TryGetValue(option.Name, out var rule) ? rule
        : null;

    /// <summary>The rule under a name, which may be one of its words.</summary>
    public static NfsOptionRule? Named(string name) => ByName.TryGetValue(name, out var rule) || ByWord.TryGetValue(name, out rule) ? rule : null;

    /// <summary>An option in the kernel's own words; one that stands for several as those.</summary>
    public static IEnumerable<MountOption> Plain(MountOption option) => option switch
    {
        { Name: "actimeo", Value: { } seconds } => AttributeTimes.Select(name => new MountOption(name, seconds)),
        { Name: "nfsvers", Value: { } version } => [new MountOption("vers", version)],
        { Name: "lookupcache", Value: "positive" } => [new MountOption("lookupcache", "pos")],
        { Value: null } when Same.TryGetValue(option.Name, out var plain) => [plain],
        _ => [option],
    };

    static NfsOptionRule Flag(string name, string usual, params string[] words) => new(name, NfsValue.Word, NfsScope.Point, usual, words) { Way = MountChangeWay.Remount };

    static NfsOptionRule Words(string name, NfsScope scope, string? usual, params string[] words) => new(name, NfsValue.Word, scope, usual, words);
}
