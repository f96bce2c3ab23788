using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Engine.Platform.Http;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

/// <summary>Packages from files and from a server that has bad days.</summary>
public sealed class PackageTests : IDisposable
{
    static readonly byte[] Content = Encoding.ASCII.GetBytes(new string('z', 300_000));

    readonly StandInMachine machine = new();
    readonly TemporaryFolder folder = new();
    readonly FileDownload download = new();

    public void Dispose()
    {
        machine.Dispose();
        folder.Dispose();
        download.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    Task<PackageFile> Fetch(StubServer server, string path = "/docker-28.3.0.zip") =>
        new PackageGetter(download, (_, _, _) => { }).GetAsync(new PackageSource(null, new Uri($"http://{server.Name}{path}"), DownloadIndex.Official, null), null, folder.Path, Stop);

    async Task<FaultException> FailAsync(Func<StubRequest, StubAnswer> answer)
    {
        using var server = new StubServer(answer);
        return await Assert.ThrowsAsync<FaultException>(() => Fetch(server));
    }

    [Fact]
    public async Task A_package_is_fetched_and_hashed()
    {
        using var server = new StubServer(_ => new StubAnswer(200) { Body = Content });

        using var package = await Fetch(server);

        Assert.Equal(Content, File.ReadAllBytes(package.Content.Name));
        Assert.Equal("29aa987eab9aee830fdd20595bcedef67e8674f4eeac6f017598e7ff8719da23", package.Sha256);
        Assert.Equal($"-Uri 'http://{server.Name}/docker-28.3.0.zip'", package.Parameter);
    }

    [Fact]
    public async Task A_cut_off_transfer_is_tried_again_from_its_beginning()
    {
        var calls = 0;
        using var server = new StubServer(_ => ++calls < 3 ? new StubAnswer(200) { Body = [.. Content.Take(1000)], AnnouncedLength = Content.Length } : new StubAnswer(200) { Body = Content });

        using var package = await Fetch(server);

        Assert.Equal(Content, File.ReadAllBytes(package.Content.Name));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_transfer_that_is_always_cut_off_fails_and_says_how_much_came()
    {
        var fault = await FailAsync(_ => new StubAnswer(200) { Body = [.. Content.Take(1000)], AnnouncedLength = Content.Length });

        Assert.Equal(FaultKind.EngineDownloadFailed, fault.Kind);
        Assert.Contains("1000", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_not_asked_twice()
    {
        var asked = 0;
        var fault = await FailAsync(_ =>
        {
            asked++;
            return new StubAnswer(404);
        });

        Assert.Contains("404", fault.Detail, StringComparison.Ordinal);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Redirects_are_followed_but_not_for_ever()
    {
        using var server = new StubServer(request => request.Target == "/docker-28.3.0.zip" ? new StubAnswer(302).With("Location", "/there") : new StubAnswer(200) { Body = Content });
        using (var package = await Fetch(server))
            Assert.Equal(Content.Length, package.Content.Length);

        Assert.Contains("redirects more than", (await FailAsync(_ => new StubAnswer(302).With("Location", "/again"))).Detail, StringComparison.Ordinal);
        Assert.Contains("redirects to 'ftp://", (await FailAsync(_ => new StubAnswer(302).With("Location", "ftp://elsewhere/x"))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_gives_the_newest_release_or_the_version_that_was_asked_for()
    {
        using var server = new StubServer(_ => StubAnswer.Json("""<a href="docker-9.9.9.zip">a</a><a href="docker-28.3.0.zip">b</a><a href="docker-29.0.0-rc.1.zip">c</a><a href="docker-18.06.3-ce.zip">d</a>"""));
        var getter = new PackageGetter(download, (_, _, _) => { });
        async Task<string> Choose(string? version) => (await getter.ChooseAsync(new PackageSource(null, null, new Uri($"http://{server.Name}/"), version), Stop))!.Name;

        Assert.Equal("docker-28.3.0.zip", await Choose(null));
        Assert.Equal("docker-29.0.0-rc.1.zip", await Choose("29.0.0-rc.1"));
        Assert.Equal("docker-18.06.3-ce.zip", await Choose("18.06.3-ce"));
        var fault = await Assert.ThrowsAsync<FaultException>(() => Choose("27.0.0"));
        Assert.Equal(FaultKind.EngineVersionNotFound, fault.Kind);
        Assert.Contains("29.0.0-rc.1, 28.3.0, 18.06.3-ce, 9.9.9", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_hash_nothing_is_installed_and_the_error_has_the_command_that_does_it()
    {
        var package = machine.Package("28.3.0");
        var before = machine.Picture();

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(package, request => request with { AllowUnverified = false }));

        Assert.Equal(FaultKind.EngineHashRequired, fault.Kind);
        Assert.Matches($"its SHA-256 is ([0-9a-f]{{64}}), .* Install-DockerEngine -Path '{package.Replace("\\", "\\\\")}' -Sha256 \\1 installs it$", fault.Detail);
        Assert.Equal(before, machine.Picture());
        var hash = Regex.Match(fault.Detail, "[0-9a-f]{64}").Value;
        Assert.Equal("28.3.0", (await machine.InstallAsync(package, request => request with { AllowUnverified = false, Sha256 = hash.ToUpperInvariant() })).Version);
    }

    [Fact]
    public async Task Another_hash_than_the_one_asked_for_installs_nothing_whatever_else_is_said()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("28.3.0"), request => request with { Sha256 = new string('0', 64) }));

        Assert.Equal(FaultKind.EngineHashMismatch, fault.Kind);
        Assert.Empty(machine.Services);
    }

    [Theory]
    [InlineData("docker/docker.exe", "it holds no docker/dockerd.exe")]
    [InlineData("other/dockerd.exe", "it holds no docker/dockerd.exe")]
    public async Task A_zip_without_the_engine_is_no_package(string file, string why)
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("x", (file, "28.3.0"))));

        Assert.Equal((FaultKind.EnginePackageInvalid, why), (fault.Kind, fault.Detail));
    }

    [Theory]
    [InlineData("docker/../../evil.exe")]
    [InlineData("docker/..\\..\\evil.exe")]
    [InlineData("docker//evil/../../../evil.exe")]
    public async Task A_file_that_leads_out_of_its_folder_ends_it(string file)
    {
        var before = machine.Picture();

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("x", ("docker/dockerd.exe", "28.3.0"), (file, "evil"))));

        Assert.Equal(FaultKind.EnginePackageInvalid, fault.Kind);
        Assert.Equal(before, machine.Picture());
    }

    [Fact]
    public async Task What_is_no_zip_or_not_there_is_an_error_about_it()
    {
        var file = folder.File("package.zip");
        File.WriteAllText(file, "no zip");

        Assert.Equal(FaultKind.EnginePackageInvalid, (await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(file))).Kind);
        Assert.Equal(FaultKind.EnginePackageNotFound, (await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(folder.File("none.zip")))).Kind);
    }
}
