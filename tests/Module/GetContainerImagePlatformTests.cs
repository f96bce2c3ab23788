using System;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class GetContainerImagePlatformTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_list_gives_one_object_for_each_platform()
    {
        LayoutWriter.Write(folder.Path, TestImage.List(
            TestPlatform.Windows("10.0.20348.2700", "win32k"),
            TestPlatform.Windows("10.0.26100.33296"),
            TestPlatform.Linux("arm64")));

        var result = session.Run("param($p) Get-ContainerImagePlatform $p", ("p", folder.Path)).ThrowIfFailed();

        Assert.Equal(
            ["windows(10.0.20348.2700)/amd64", "windows(10.0.26100.33296)/amd64", "linux/arm64"],
            result.Output.Select(item => (string)item.Value("Platform")!));
        Assert.Equal(new Version(10, 0, 26100, 33296), result.Output[1].Value("OSVersion"));
        Assert.Equal("WinDockerTools.ImagePlatform", result.Output[0].TypeNames[0]);
        Assert.All(result.Output, item => Assert.True((long)item.Value("Size")! > 1000));
    }

    [Fact]
    public void One_bad_image_does_not_stop_the_others()
    {
        LayoutWriter.Write(folder.Path, TestImage.Single(TestPlatform.Windows("10.0.20348.2700")));

        var result = session.Run(
            "param($p) 'BAD!!', './no-such-folder', [pscustomobject]@{ kind = 'Node' }, $p | Get-ContainerImagePlatform", ("p", folder.Path));

        Assert.Equal(["ImageReferenceInvalid", "ImageNotFound", "InputNotAnImage"], result.ErrorIds);
        Assert.Equal(folder.Path, result.Single.Value("Image"));
    }
}
