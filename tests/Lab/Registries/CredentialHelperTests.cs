using System;
using System.IO;
using System.Runtime.Versioning;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Credential helpers, as small shell scripts on the PATH.</summary>
[SupportedOSPlatform("linux")]
public sealed class CredentialHelperTests : RegistryTests
{
    readonly StubRegistry registry = new();
    readonly string image;

    public CredentialHelperTests()
    {
        image = registry.Add("app", "1", TestImage.List(TestPlatform.Windows("10.0.20348.2700")));
        registry.Intercept = request => request.Header("Authorization") is null
            ? StubAnswer.Error(401, "authentication required").With("WWW-Authenticate", "Basic realm=\"stub\"")
            : null;
        Variables.Set("PATH", Folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }

    [Theory]
    [InlineData("\"credsStore\":\"stub\"")]
    [InlineData("\"credsStore\":\"missing\",\"credHelpers\":{\"REGISTRY\":\"stub\"}")]
    public void A_helper_is_given_the_registry_and_gives_the_account(string config)
    {
        DockerConfig.Write(Folder, $"{{{config.Replace("REGISTRY", registry.Name, StringComparison.Ordinal)}}}");
        Helper($$"""cat > '{{Folder.File("asked")}}'; echo '{"ServerURL":"x","Username":"ada","Secret":"secret-42"}'""");

        var result = Session.Run("param($i) Get-ContainerImagePlatform $i -Verbose -Debug", ("i", image)).ThrowIfFailed().Hides("secret-42");

        Assert.Single(result.Output);
        Assert.Equal(registry.Name, File.ReadAllText(Folder.File("asked")));
        Assert.Equal("Basic " + DockerConfig.Pair(new("ada", "secret-42")), registry.Requests[^1].Header("Authorization"));
    }

    [Fact]
    public void A_helper_that_knows_nothing_means_anonymous()
    {
        DockerConfig.Write(Folder, """{"credsStore":"stub"}""");
        Helper("echo credentials not found in native keychain; exit 1");

        Assert.Equal(["AuthenticationRequired"], Platforms(image).ErrorIds);
    }

    [Theory]
    [InlineData("echo 'the keychain is locked' >&2; exit 1", "the keychain is locked")]
    [InlineData("echo 'the keychain is locked'; exit 3", "returned 3: the keychain is locked")]
    [InlineData("echo '{\"Secret\":\"secret-42\"}'; exit 1", "returned 1")]
    [InlineData("echo secret-42", "no JSON")]
    public void A_failing_helper_is_named_with_its_words_but_no_secret(string script, string words)
    {
        DockerConfig.Write(Folder, """{"credsStore":"stub"}""");
        Helper(script);

        var result = Platforms(image).Hides("secret-42");

        Assert.Equal(["CredentialHelperFailed"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString());
    }

    [Fact]
    public void A_missing_helper_is_named()
    {
        DockerConfig.Write(Folder, """{"credsStore":"missing"}""");

        var result = Platforms(image);

        Assert.Equal(["CredentialHelperFailed"], result.ErrorIds);
        Assert.Contains("docker-credential-missing", result.Errors[0].ToString());
    }

    [Theory]
    [InlineData("{ \"auths\": ")]
    [InlineData("[]")]
    [InlineData("{ \"auths\": { \"x\": { \"auth\": \"no base64\" } } }")]
    public void A_broken_configuration_is_named_with_its_path(string json)
    {
        DockerConfig.Write(Folder, json);

        var result = Platforms(image);

        Assert.Equal(["DockerConfigInvalid"], result.ErrorIds);
        Assert.Contains(Folder.File("docker"), result.Errors[0].ToString());
    }

    protected override void Dispose(bool disposing)
    {
        registry.Dispose();
        base.Dispose(disposing);
    }

    void Helper(string script)
    {
        var file = Folder.File("docker-credential-stub");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
