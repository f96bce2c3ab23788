using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

public sealed class PlainRegistryTests : RegistryTests
{
    static readonly TestImage List = TestImage.List(
        TestPlatform.Windows("10.0.20348.2700"), TestPlatform.Windows("10.0.26100.33296"), TestPlatform.Linux("arm64"));

    [Fact]
    public async Task A_list_in_a_registry_gives_one_object_for_each_platform()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = await registry.PushAsync("team/app", "1", List);

        var result = Platforms(image).ThrowIfFailed();

        Assert.Equal(
            ["windows(10.0.20348.2700)/amd64", "windows(10.0.26100.33296)/amd64", "linux/arm64"],
            result.Output.Select(item => (string)item.Value("Platform")!));
        Assert.All(result.Output, item => Assert.Equal(image, item.Value("Image")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Docker_and_OCI_media_types_read_alike(bool docker)
    {
        await using var registry = await LabRegistry.StartAsync();
        var single = await registry.PushAsync("single", "1", TestImage.Single(TestPlatform.Windows("10.0.20348.2700"), docker));
        var list = await registry.PushAsync("list", "1", TestImage.List(docker, TestPlatform.Windows("10.0.20348.2700")));

        var result = Platforms(single, list).ThrowIfFailed();

        Assert.Equal(["windows(10.0.20348.2700)/amd64", "windows(10.0.20348.2700)/amd64"], result.Output.Select(item => (string)item.Value("Platform")!));
    }

    [Fact]
    public async Task An_image_is_found_by_its_digest()
    {
        await using var registry = await LabRegistry.StartAsync();
        await registry.PushAsync("app", "1", List);

        Assert.Equal(3, Platforms($"{registry.Name}/app@{List.Top.Digest}").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public async Task An_unknown_tag_and_an_unknown_repository_are_not_found_and_the_rest_is()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = await registry.PushAsync("app", "1", List);

        var result = Platforms($"{registry.Name}/app:none", $"{registry.Name}/none:1", $"{registry.Name}/app@sha256:{new string('0', 64)}", image);

        Assert.Equal(["ImageNotFound", "ImageNotFound", "ImageNotFound"], result.ErrorIds);
        Assert.Equal($"{registry.Name}/app:none", result.Errors[0].TargetObject);
        Assert.Equal(3, result.Output.Count);
    }
}
