using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>A setting that is to change.</summary>
/// <param name="Name">By the class.</param>
/// <param name="Value">The text to set.</param>
/// <param name="Change">The same for people.</param>
sealed record ClientChange(string Name, string Value, MountOptionChange Change);

/// <summary>What is to change on one client. Pure: nothing is asked, nothing done.</summary>
static class ClientPlan
{
    // The most that the class takes, and what a client has that nobody has set. Smaller ones are of older times and advice.
    const long LargestBuffer = 1024;

    const string NoClass = "this Windows does not have the class MSFT_NfsClientConfig; 'nfsadmin client config' is its documented tool";

    /// <summary>A setting that a profile wants.</summary>
    sealed record Wish(string Name, string Value, string Why, string Risk = "", string? Unit = null)
    {
        // A buffer is never made smaller.
        public bool IsMetBy(string word) => Unit is null
            ? string.Equals(word, Value, StringComparison.OrdinalIgnoreCase)
            : !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) || size >= LargestBuffer;
    }

    static readonly Wish[] Common =
    [
        // learn.microsoft.com/windows-server/administration/windows-commands/mount
        new(ClientProperties.MountType, "hard", "A soft mount gives an error to a program whose server is slow, and what it was writing is lost.",
            "None for data; while the server is away, programs wait."),
        Buffer(ClientProperties.ReadBufferSize),
        Buffer(ClientProperties.WriteBufferSize),
    ];

    // learn.microsoft.com/azure/azure-netapp-files/faq-nfs
    static readonly Wish CaseSensitive = new(ClientProperties.CaseSensitiveLookup, "True",
        "A name is asked for as it is written: no folder is read through for names that differ in upper and lower case alone, which is slow in large ones.",
        "Names that are written in other upper and lower case than on the server are no longer found.");

    /// <param name="state">What holds.</param>
    /// <param name="profile">Not Auto.</param>
    public static IReadOnlyList<ClientChange> Make(NfsClientState state, MountWorkloadProfile profile) =>
        [.. Common.Concat(profile == MountWorkloadProfile.SharedWriters ? [] : [CaseSensitive])
            .Where(wish => state.Words.TryGetValue(wish.Name, out var word) && word.Length > 0 && !wish.IsMetBy(word))
            .Select(wish => new ClientChange(wish.Name, wish.Value, new MountOptionChange
            {
                Target = state.ComputerName,
                Option = wish.Name,
                Current = InFull(state.Words[wish.Name], wish.Unit),
                Proposed = InFull(wish.Value, wish.Unit),
                Why = wish.Why,
                Risk = wish.Risk,
                AppliedBy = MountChangeWay.ClientSetting,
                Reason = state.HasClass ? null : NoClass,
                Profile = profile,
            }))];

    /// <summary>A word of the class with its unit.</summary>
    public static string InFull(string word, string? unit) => unit is null ? word : $"{word} {unit}";

    public static string? Unit(string name) => Common.FirstOrDefault(wish => wish.Name == name)?.Unit;

    static Wish Buffer(string name) => new(name, LargestBuffer.ToString(CultureInfo.InvariantCulture),
        "Buffers this small cut large files into many calls. The server settles for what it can.", Unit: ClientProperties.Kibibytes);
}
