using System.Net;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>A registry with TLS of a company's own authority, and with accounts.</summary>
public sealed class AuthenticationTests : RegistryTests, IAsyncLifetime
{
    static readonly NetworkCredential Account = new("ada", "pass:w\u00f6rd 42");
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700"));

    LabRegistry registry = null!;
    string image = "";

    public async ValueTask InitializeAsync()
    {
        registry = await LabRegistry.StartAsync(LabAuthority.Trusted, Account);
        image = await registry.PushAsync("app", "1", Image);
    }

    public async ValueTask DisposeAsync()
    {
        await registry.DisposeAsync();
        Dispose();
    }

    [Fact]
    public void Without_a_credential_the_answer_is_that_one_is_needed()
    {
        var result = Platforms(image);

        Assert.Equal(["AuthenticationRequired"], result.ErrorIds);
        Assert.Contains("docker login", result.Errors[0].ToString());
    }

    [Fact]
    public void A_credential_opens_the_registry_and_is_said_in_no_stream()
    {
        var result = WithCredential(Account.UserName, Account.Password, image, $"{registry.Name}/none:1").Hides(Account.Password);

        Assert.Equal(["ImageNotFound"], result.ErrorIds);
        Assert.Equal("windows(10.0.20348.2700)/amd64", result.Single.Value("Platform"));
        Assert.Contains(result.Verbose, text => text.Contains("signing in as 'ada' from -Credential"));
    }

    [Fact]
    public void A_wrong_password_is_refused_and_said_in_no_stream()
    {
        var result = WithCredential(Account.UserName, "wrong-secret", image).Hides("wrong-secret");

        Assert.Equal(["AuthenticationRequired"], result.ErrorIds);
    }

    [Fact]
    public async Task A_credential_is_sent_to_the_first_registry_only()
    {
        await using var other = await LabRegistry.StartAsync();
        var elsewhere = await other.PushAsync("app", "1", Image);
        await other.TakeRequestsAsync();

        var result = WithCredential(Account.UserName, Account.Password, image, elsewhere, $"{other.Name}/app@{Image.Top.Digest}");

        Assert.Equal(["CredentialScopeAmbiguous", "CredentialScopeAmbiguous"], result.ErrorIds);
        Assert.Equal(image, result.Single.Value("Image"));
        Assert.Empty(await other.TakeRequestsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    public void What_docker_login_left_is_used(string prefix)
    {
        DockerConfig.Write(Folder, $$"""{"auths": { "{{prefix}}{{registry.Name}}": { "auth": "{{DockerConfig.Pair(Account)}}" } } }""");

        var result = Session.Run("param($i) Get-ContainerImagePlatform $i -Verbose -Debug", ("i", image)).Hides(Account.Password).Hides(DockerConfig.Pair(Account));

        Assert.Equal(image, result.ThrowIfFailed().Single.Value("Image"));
    }

    [Fact]
    public async Task The_account_is_asked_for_once_and_then_sent_at_once()
    {
        await registry.TakeRequestsAsync();

        WithCredential(Account.UserName, Account.Password, image).ThrowIfFailed();

        // One refusal, then the tag, the list, the manifest and its configuration.
        Assert.Equal(1 + 4, (await registry.TakeRequestsAsync()).Count);
    }

    SessionResult WithCredential(string user, string password, params string[] images) => Session.Run(
        """
        param($u, $p, $i)
        $s = [securestring]::new()
        foreach ($c in $p.ToCharArray()) { $s.AppendChar($c) }
        Get-ContainerImagePlatform $i -Credential ([pscredential]::new($u, $s)) -Verbose -Debug
        """,
        ("u", user), ("p", password), ("i", images));
}
