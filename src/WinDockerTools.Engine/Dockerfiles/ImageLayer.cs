using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>What one instruction added to an image.</summary>
/// <param name="Size">Bytes, unpacked.</param>
/// <param name="CreatedBy">The instruction, as the image tells it.</param>
public sealed record ImageLayer(long Size, string CreatedBy)
{
    public override string ToString() => $"{ByteSize.Format(Size)} {CreatedBy}";
}
