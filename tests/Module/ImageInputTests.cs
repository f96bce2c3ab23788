using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What people pass as images, hosts and versions, in all the forms that PowerShell gives it.</summary>
public sealed class ImageInputTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();
    readonly string image;

    public ImageInputTests() => image = LayoutWriter.Write(folder.File("image"), TestImage.List(TestPlatform.Windows("10.0.20348.5499")));

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    SessionResult Run(string script) => session.Run("param($p) " + script, ("p", image));

    [Theory]
    [InlineData("[System.Collections.Generic.List[string]]@($p, $p)")]
    [InlineData("[System.Collections.ArrayList]@($p, $p)")]
    [InlineData("[System.Collections.Generic.Queue[string]][string[]]@($p, $p)")]
    [InlineData("@(@($p), @($p))")]
    [InlineData("[pscustomobject]@{ Image = @($p, $p) }")]
    [InlineData("[pscustomobject]@{ Image = [pscustomobject]@{ Image = $p } }, $p")]
    public void Every_kind_of_list_is_a_list_of_images(string images)
    {
        Assert.Equal(2, Run($"Test-ContainerImageCompatibility ({images}) -HostVersion WS2022").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Run($"{images} | Get-ContainerImagePlatform").ThrowIfFailed().Output.Count);
    }

    [Theory]
    [InlineData("@()", "it is an empty list")]
    [InlineData("[pscustomobject]@{ Image = @() }", "it is an empty list")]
    [InlineData("$null", "it is empty")]
    [InlineData("7", "it is an Int32")]
    [InlineData("@{ Image = 'x' }", "it is a Hashtable")]
    [InlineData("$($round = [pscustomobject]@{ Image = 0 }; $round.Image = $round; $round)", "it is a PSCustomObject")]
    [InlineData("$($round = [System.Collections.ArrayList]::new(); $null = $round.Add($round); ,$round)", "it is an ArrayList")]
    public void What_is_no_image_fails_alone_and_says_what_it_is(string input, string why)
    {
        var result = Run($"Test-ContainerImageCompatibility -Image ({input}) -HostVersion WS2022 -Quiet");

        Assert.Equal(["InputNotAnImage"], result.ErrorIds);
        Assert.Contains(why, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(false, result.Single.BaseObject);
    }

    [Theory]
    [InlineData("System.IO.FileInfo")]
    [InlineData("System.IO.DirectoryInfo")]
    public void A_file_or_folder_that_is_gone_is_an_image_not_found(string type)
    {
        var result = session.Run($"param($p) [{type}]::new($p) | Get-ContainerImagePlatform", ("p", Path.Combine(folder.Path, "gone.tar")));

        Assert.Equal(["ImageNotFound"], result.ErrorIds);
        Assert.Contains("there is no such file or folder. Check", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20348.2700", "10.0.20348.2700")]
    [InlineData("26100.1742", "10.0.26100.1742")]
    [InlineData("20348", "10.0.20348")]
    [InlineData("20348, 26100", "10.0.20348 10.0.26100")]
    [InlineData("([uint32]20348)", "10.0.20348")]
    [InlineData("20348.2700d", "10.0.20348.2700")]
    [InlineData("([System.Collections.Generic.HashSet[string]][string[]]@('WS2022', '26100.1'))", "10.0.20348 10.0.26100.1")]
    public void A_version_may_come_without_quotes_and_in_any_list(string versions, string expected)
    {
        var result = Run($"Test-ContainerImageCompatibility $p -HostVersion {versions}").ThrowIfFailed();

        Assert.Equal(expected, string.Join(" ", result.Output.Select(pair => pair.Value("HostVersion"))));
    }

    [Fact]
    public void Numbers_in_a_list_have_lost_their_last_zeros_and_are_refused()
    {
        var result = Run("Test-ContainerImageCompatibility $p -HostVersion 20348.2700, 26100.3100");

        Assert.Equal(["WindowsVersionInvalid"], result.ErrorIds);
        Assert.Contains("quotes", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pause_image_is_checked_also_when_no_image_comes()
    {
        const string node = "[pscustomobject]@{ metadata = @{ name = 'n' }; status = @{ nodeInfo = @{ operatingSystem = 'windows'; kernelVersion = '10.0.20348.1'; architecture = 'amd64' } } }";

        Assert.Equal("n", Run($"@() | Test-ContainerImageCompatibility -Node ({node}) -PauseImage $p").ThrowIfFailed().Single.Value("Host"));
        Assert.Equal(true, Run($"@() | Test-ContainerImageCompatibility -Node ({node}) -PauseImage $p -Quiet").ThrowIfFailed().Single.BaseObject);
    }

    [Fact]
    public void A_list_that_is_no_list_of_nodes_is_named_by_its_kind() => Assert.Contains(
        "'List' is not a Kubernetes node", Run("Test-ContainerImageCompatibility $p -Node ([pscustomobject]@{ kind = 'List'; items = $null })").Errors[0].Exception.Message, StringComparison.Ordinal);

    [Fact]
    public void Engines_that_all_fail_are_each_reported_once()
    {
        var result = Run("Test-ContainerImageCompatibility $p -DockerHost tcp://127.0.0.1:9, tcp://127.0.0.1:1");

        Assert.Equal(["tcp://127.0.0.1:9", "tcp://127.0.0.1:1"], result.Errors.Select(error => error.TargetObject));
    }
}
