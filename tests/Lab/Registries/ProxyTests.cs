using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>A registry that only the company's proxy reaches, and the proxy wants a password.</summary>
public sealed class ProxyTests : RegistryTests, IAsyncLifetime
{
    LabRegistry registry = null!;
    StubProxy proxy = null!;

    public async ValueTask InitializeAsync()
    {
        registry = await LabRegistry.StartAsync(LabAuthority.Trusted);
        await registry.PushAsync("app", "1", TestImage.List(TestPlatform.Windows("10.0.20348.2700")));
        proxy = new StubProxy(registry.Name, "ada", "pass@42");
    }

    public async ValueTask DisposeAsync()
    {
        proxy.Dispose();
        await registry.DisposeAsync();
        Dispose();
    }

    [Fact]
    public void The_password_in_the_proxy_s_address_opens_it_and_is_said_in_no_stream()
    {
        Variables.Set("HTTPS_PROXY", $"http://ada:pass%4042@{proxy.Name}");

        var result = Ask("registry.test/app:1").ThrowIfFailed().Hides("pass");

        Assert.Single(result.Output);
        Assert.Equal("registry.test:443", proxy.Requests[^1].Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada:wrong-secret@")]
    public void Without_the_right_password_the_error_says_what_to_do(string account)
    {
        Variables.Set("https_proxy", $"{account}{proxy.Name}");

        var result = Ask("registry.test/app:1").Hides("wrong-secret");

        Assert.Equal(["ProxyAuthenticationRequired"], result.ErrorIds);
        Assert.Equal(ErrorCategory.AuthenticationError, result.Errors[0].CategoryInfo.Category);
        Assert.Contains("HTTPS_PROXY", result.Errors[0].ToString());
    }

    [Fact]
    public void Docker_Hub_is_asked_at_its_registry_server()
    {
        Variables.Set("ALL_PROXY", proxy.Name);

        Ask("nginx:1.27");

        Assert.Equal("registry-1.docker.io:443", proxy.Requests[0].Target);
    }

    [Theory]
    [InlineData("registry.test", 0)]
    [InlineData(".other.test, 10.0.0.0/8", 1)]
    public void NO_PROXY_names_those_who_are_asked_directly(string except, int asked)
    {
        Variables.Set("HTTPS_PROXY", proxy.Name);
        Variables.Set("NO_PROXY", except);

        Ask("registry.test/app:1");

        Assert.Equal(asked > 0, proxy.Requests.Count > 0);
    }

    SessionResult Ask(string image) => Session.Run("param($i) Get-ContainerImagePlatform $i -Verbose -Debug", ("i", image));
}
