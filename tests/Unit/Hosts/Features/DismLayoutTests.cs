using System;
using System.Runtime.InteropServices;
using WinDockerTools.Engine.Platform.Windows.Dism;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Features;

/// <summary>Where dismapi.h, which packs to one byte, puts each member in a 64-bit process.</summary>
public sealed class DismLayoutTests
{
    [Fact]
    public void A_feature()
    {
        Assert.Equal(8, IntPtr.Size);
        Assert.Equal(0, (int)Marshal.OffsetOf<DismFeature>(nameof(DismFeature.FeatureName)));
        Assert.Equal(8, (int)Marshal.OffsetOf<DismFeature>(nameof(DismFeature.State)));
        Assert.Equal(12, Marshal.SizeOf<DismFeature>());
    }

    [Fact]
    public void A_text() => Assert.Equal(8, Marshal.SizeOf<DismString>());
}
