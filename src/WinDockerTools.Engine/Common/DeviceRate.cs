namespace WinDockerTools;

/// <summary>A limit on reading from or writing to a block device of the engine's machine, in bytes a second.</summary>
public sealed record DeviceRate(string Device, long BytesPerSecond)
{
    public override string ToString() => $"{Device}:{BytesPerSecond}";
}
