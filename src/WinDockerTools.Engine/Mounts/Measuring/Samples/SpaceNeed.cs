using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>Sees to it that no disk is filled.</summary>
static class SpaceNeed
{
    /// <summary>What of the free space may be used: others write there as well.</summary>
    const int Share = 2;

    /// <summary>Throws FaultException (MountSpaceShort).</summary>
    public static void Check(string place, long needed, long free)
    {
        if (free / Share < needed)
            throw new FaultException(FaultKind.MountSpaceShort, place, $"{ByteSize.Format(needed)} would be written, and {ByteSize.Format(free)} are free");
    }
}
