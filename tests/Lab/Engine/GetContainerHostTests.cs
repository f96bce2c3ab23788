using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

public sealed class GetContainerHostTests(LabEngine engine) : EngineTests(engine), IClassFixture<LabEngine>
{
    [Fact]
    public void A_real_engine_on_its_socket_tells_what_it_is()
    {
        var host = Session.Run("param($h) Get-ContainerHost $h", ("h", Engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal(
            [Environment.MachineName, Engine.DockerHost, null, "linux", null, "Unknown", "runc", "Native", "False"],
            new[] { "Name", "Endpoint", "Context", "OS", "Version", "Product", "Runtime", "Backend", "IsDockerDesktop" }.Select(name => host.Value(name)?.ToString()));
        Assert.Matches(@"^\d+\.\d+\.\d+", (string)host.Value("EngineVersion")!);
        Assert.True(Version.Parse((string)host.Value("ApiVersion")!) >= new Version(1, 41));
        Assert.Contains((string)host.Value("Architecture")!, new[] { "amd64", "arm64" });
        Assert.NotNull(host.Value("StorageDriver"));
        Assert.NotNull(host.Value("ImageStore"));
        Assert.Contains("none (null)", ((System.Collections.IEnumerable)host.Value("Networks")!).Cast<object>().Select(network => network.ToString()));
        Assert.NotNull(host.Value("Virtualization"));
    }

    [Fact]
    public void The_engine_in_reach_is_the_one_that_DOCKER_HOST_names()
    {
        Variables.Set("DOCKER_HOST", Engine.DockerHost);

        var host = Session.Run("Get-ContainerHost").ThrowIfFailed().Single;

        Assert.Equal(Engine.DockerHost, host.Value("Endpoint"));
    }

    [Fact]
    public void A_context_is_followed_with_its_certificates()
    {
        DockerContext.Write(Folder.Path, "lab", Engine.TlsHost, Engine.ClientCertificates);

        var host = Session.Run("Get-ContainerHost -Context lab").ThrowIfFailed().Single;

        Assert.Equal((Engine.TlsHost, "lab"), ((string)host.Value("Endpoint")!, (string)host.Value("Context")!));
        Assert.Equal(Environment.MachineName, host.Value("Name"));
    }

    [Fact]
    public void Every_context_that_leads_to_the_engine_is_named()
    {
        Variables.Set("DOCKER_HOST", Engine.DockerHost);
        var link = Directory.CreateSymbolicLink(Folder.File("link"), Path.GetDirectoryName(Engine.Socket)!).FullName;
        DockerContext.Write(Folder.Path, "linked", $"unix://{link}/{Path.GetFileName(Engine.Socket)}");
        DockerContext.Write(Folder.Path, "lab", Engine.TlsHost, Engine.ClientCertificates);
        DockerContext.Write(Folder.Path, "far", "ssh://user@build01");

        var hosts = Session.Run("param($h) Get-ContainerHost $h; Get-ContainerHost -Context lab", ("h", Engine.DockerHost)).ThrowIfFailed().Output;

        Assert.Equal(["default", "linked"], Assert.IsAssignableFrom<IReadOnlyList<string>>(hosts[0].Value("Contexts")));
        Assert.Equal(["lab"], Assert.IsAssignableFrom<IReadOnlyList<string>>(hosts[1].Value("Contexts")));
    }

    [Fact]
    public void Of_all_engines_one_is_found_once_by_its_socket_and_by_a_context()
    {
        Variables.Set("DOCKER_HOST", Engine.DockerHost);
        DockerContext.Write(Folder.Path, "lab", Engine.TlsHost, Engine.ClientCertificates);

        var host = Session.Run("Get-ContainerHost -All").ThrowIfFailed().Output.Single(host => (string?)host.Value("DataRoot") == Engine.DataRoot);

        Assert.Equal((Engine.DockerHost, null), (host.Value("Endpoint"), host.Value("Context")));
        Assert.Equal(["default", "lab"], Assert.IsAssignableFrom<IReadOnlyList<string>>(host.Value("Contexts")));
    }

    [Fact]
    public void An_engine_without_root_is_found_where_it_listens()
    {
        Directory.CreateSymbolicLink(Folder.File("docker.sock"), Engine.Socket);
        Variables.Set("XDG_RUNTIME_DIR", Folder.Path);

        var host = Session.Run("Get-ContainerHost -All").ThrowIfFailed().Output.Single(host => (string?)host.Value("DataRoot") == Engine.DataRoot);

        Assert.Equal(($"unix://{Folder.File("docker.sock")}", null), (host.Value("Endpoint"), host.Value("Context")));
        Assert.Empty(Assert.IsAssignableFrom<IReadOnlyList<string>>(host.Value("Contexts")));
    }

    [Fact]
    public void A_context_over_ssh_is_refused_and_the_next_is_answered()
    {
        DockerContext.Write(Folder.Path, "far", "ssh://user@build01");
        DockerContext.Write(Folder.Path, "near", Engine.DockerHost);

        var result = Session.Run("Get-ContainerHost -Context far, near");

        Assert.Equal(["EngineEndpointUnsupported"], result.ErrorIds);
        Assert.Equal("far", result.Errors[0].TargetObject);
        Assert.Equal("near", result.Single.Value("Context"));
    }

    [Fact]
    public void Mutual_TLS_takes_the_certificates_that_the_variables_name()
    {
        Variables.Set("DOCKER_TLS_VERIFY", "1");
        Variables.Set("DOCKER_CERT_PATH", Engine.ClientCertificates);

        var host = Session.Run("param($h) Get-ContainerHost $h", ("h", Engine.TlsHost)).ThrowIfFailed().Single;

        Assert.Equal(Environment.MachineName, host.Value("Name"));
    }

    [Fact]
    public void A_client_certificate_of_a_stranger_is_refused()
    {
        Variables.Set("DOCKER_TLS_VERIFY", "1");
        Variables.Set("DOCKER_CERT_PATH", Engine.StrangersCertificates);

        AssertFails("EngineCertificateInvalid", Engine.TlsHost);
    }

    [Fact]
    public void An_engine_of_another_authority_of_the_same_name_is_not_trusted()
    {
        Variables.Set("DOCKER_TLS_VERIFY", "1");
        Variables.Set("DOCKER_CERT_PATH", Engine.WrongAuthority);

        AssertFails("EngineCertificateInvalid", Engine.TlsHost);
    }

    [Fact]
    public void The_name_in_the_certificate_of_the_engine_is_checked()
    {
        Variables.Set("DOCKER_TLS_VERIFY", "1");
        Variables.Set("DOCKER_CERT_PATH", Engine.ClientCertificates);

        AssertFails("EngineCertificateInvalid", Engine.TlsHost.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plain_call_to_a_TLS_port_hands_on_what_the_engine_says()
    {
        var error = AssertFails("EngineFailed", Engine.TlsHost);

        Assert.Contains("HTTPS", error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_engine_is_an_error_with_the_next_step()
    {
        var error = AssertFails("EngineUnreachable", $"unix://{Folder.File("none.sock")}");

        Assert.Contains("no such socket", error, StringComparison.Ordinal);
        Assert.Contains("-DockerHost", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_may_not_use_the_socket_is_told_so()
    {
        var program = Path.Combine(Repository.Root, "eng", "Shell", "bin", "Release", "net10.0", "wdt-shell.dll");
        Assert.SkipUnless(await AsNobodyAsync("test", "-r", program) is (0, _), "the account nobody cannot read the repository");

        var (_, text) = await AsNobodyAsync(
            "env", "HOME=/nonexistent", "dotnet", program, "-Command", $"Import-Module '{Repository.Manifest}'; Get-ContainerHost {Engine.DockerHost}; exit");

        Assert.Contains($"This account may not use the container engine at '{Engine.DockerHost}'", text, StringComparison.Ordinal);
    }

    static async Task<(int ExitCode, string Text)> AsNobodyAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("setpriv", ["--reuid=65534", "--clear-groups", .. command])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    string AssertFails(string id, string host)
    {
        var result = Session.Run("param($h) Get-ContainerHost $h", ("h", host));

        Assert.True(result.ErrorIds is [var got] && got == id, result.AllText);
        Assert.Equal(host, result.Errors[0].TargetObject);
        Assert.Empty(result.Output);
        return result.Errors[0].ToString();
    }
}
