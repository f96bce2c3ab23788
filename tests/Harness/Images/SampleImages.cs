using System.Collections.Generic;

namespace WinDockerTools.Tests.Harness.Images;

/// <summary>
/// The images of samples/images: Windows versions that were really published, in lists as publishers make them. The
/// layers are only named, with sizes near those of the real ones.
/// </summary>
public static class SampleImages
{
    const long MiB = 1024 * 1024;

    static readonly TestPlatform Nano2019 = TestPlatform.Windows("10.0.17763.9020") with { LayerSizes = [105 * MiB] };
    static readonly TestPlatform Nano2022 = TestPlatform.Windows("10.0.20348.5499") with { LayerSizes = [121 * MiB] };
    static readonly TestPlatform Nano2025 = TestPlatform.Windows("10.0.26100.33296") with { LayerSizes = [196 * MiB] };
    static readonly TestPlatform Core2022 = TestPlatform.Windows("10.0.20348.5499", "win32k") with { LayerSizes = [1400 * MiB, 400 * MiB] };
    static readonly TestPlatform Core2025 = TestPlatform.Windows("10.0.26100.33296", "win32k") with { LayerSizes = [1700 * MiB, 420 * MiB] };

    public static IReadOnlyList<(string Folder, TestImage Image)> All { get; } =
    [
        ("framework-sdk", TestImage.List(Core2025)),
        ("go-service", TestImage.List(Nano2019, Nano2022, Nano2025, TestPlatform.Linux(), TestPlatform.Linux("arm64"))),
        ("iis-site", TestImage.List(Core2022 with { Entrypoint = ["C:\\ServiceMonitor.exe", "w3svc"] })),
        ("old-agent", TestImage.Single(TestPlatform.Windows("10.0.14393.5006", "win32k") with { LayerSizes = [4000 * MiB] }, docker: true)),
        ("linux-proxy", TestImage.List(TestPlatform.Linux(), TestPlatform.Linux("arm64"))),
    ];
}
