using System;
using System.Runtime.InteropServices;
using WinDockerTools.Engine.Platform.Windows.Dism;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Features;

/// <summary>Where dismapi.h, which packs to one byte, puts each member in a 64-bit process.</summary>
public sealed class DismLayoutTests
{
    [Theory]
    [InlineData(nameof(DismFeatureInfo.FeatureName), 0)]
    [InlineData(nameof(DismFeatureInfo.State), 8)]
    [InlineData(nameof(DismFeatureInfo.DisplayName), 12)]
    [InlineData(nameof(DismFeatureInfo.Description), 20)]
    [InlineData(nameof(DismFeatureInfo.RestartRequired), 28)]
    [InlineData(nameof(DismFeatureInfo.CustomProperty), 32)]
    [InlineData(nameof(DismFeatureInfo.CustomPropertyCount), 40)]
    public void A_feature_in_detail(string member, int offset)
    {
        Assert.Equal(8, IntPtr.Size);
        Assert.Equal(offset, (int)Marshal.OffsetOf<DismFeatureInfo>(member));
        Assert.Equal(44, Marshal.SizeOf<DismFeatureInfo>());
    }

    [Fact]
    public void A_feature_in_short()
    {
        Assert.Equal(0, (int)Marshal.OffsetOf<DismFeature>(nameof(DismFeature.FeatureName)));
        Assert.Equal(8, (int)Marshal.OffsetOf<DismFeature>(nameof(DismFeature.State)));
        Assert.Equal(12, Marshal.SizeOf<DismFeature>());
    }

    [Fact]
    public void A_text() => Assert.Equal(8, Marshal.SizeOf<DismString>());
}
