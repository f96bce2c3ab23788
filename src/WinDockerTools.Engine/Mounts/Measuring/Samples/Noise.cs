using System;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>Content that no disk, server or network can pack.</summary>
static class Noise
{
    public static byte[] Of(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }
}
