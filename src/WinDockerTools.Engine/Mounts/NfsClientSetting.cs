namespace WinDockerTools;

/// <summary>One value of the configuration of a Windows computer's NFS client, and where it stands.</summary>
public sealed class NfsClientSetting
{
    public string ComputerName { get; init; } = "";

    /// <summary>The name that its source has for it, such as <c>ReadBufferSize</c> or <c>ReadBuffer</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Numbers as Int64, all else as Boolean, text or an array of text; null where Windows leaves it empty.</summary>
    public object? Value { get; init; }

    /// <summary>What the number counts: <c>KiB</c>, <c>bytes</c> or <c>tenths of a second</c>; null where it counts nothing, or nobody knows what.</summary>
    public string? Unit { get; init; }

    /// <summary>The value as it was read.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>MSFT_NfsClientConfig</c>, or the key of the registry.</summary>
    public string Source { get; init; } = "";

    public override string ToString() => $"{Name}: {Text}{(Unit is null ? "" : " ")}{Unit}";
}
