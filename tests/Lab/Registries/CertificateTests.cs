using System;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

public sealed class CertificateTests : RegistryTests
{
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700"));

    [Fact]
    public async Task A_certificate_of_the_company_s_authority_is_trusted()
    {
        await using var registry = await LabRegistry.StartAsync(LabAuthority.Trusted);

        Assert.Single(Platforms(await registry.PushAsync("app", "1", Image)).ThrowIfFailed().Output);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var registry = await LabRegistry.StartAsync(LabAuthority.Trusted);
        var image = await registry.PushAsync("app", "1", Image);

        var result = Platforms(image.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), image);

        Assert.Equal(["RegistryCertificateInvalid"], result.ErrorIds);
        Assert.Equal(ErrorCategory.SecurityError, result.Errors[0].CategoryInfo.Category);
        Assert.Contains("not for 'localhost'", result.Errors[0].ToString());
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task A_certificate_of_nobody_known_is_refused_and_plain_http_is_not_tried()
    {
        using var unknown = new LabAuthority("Nobody", "127.0.0.1");
        await using var registry = await LabRegistry.StartAsync(unknown);

        var result = Platforms($"{registry.Name}/app:1");

        Assert.Equal(["RegistryCertificateInvalid"], result.ErrorIds);
        Assert.Contains("issued by 'CN=Nobody'", result.Errors[0].ToString());
        Assert.Empty(await registry.TakeRequestsAsync());
    }
}
