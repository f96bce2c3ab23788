using System;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

/// <summary>Kernels as they call themselves: those of microsoft/WSL2-Linux-Kernel, linuxkit/linuxkit and Debian.</summary>
public sealed class EngineBackendTests
{
    const string Pipe = "npipe://./pipe/dockerDesktopLinuxEngine", Socket = "unix:///var/run/docker.sock", Far = "tcp://build01:2375";

    [Theory]
    [InlineData(Pipe, "5.15.167.4-microsoft-standard-WSL2", ContainerBackend.DockerDesktopWsl2)]
    [InlineData(Pipe, "4.19.104-microsoft-standard", ContainerBackend.DockerDesktopWsl2)]
    [InlineData(Pipe, "6.6.36-own-WSL2", ContainerBackend.DockerDesktopWsl2)]
    [InlineData(Far, "6.6.87.2-microsoft-standard-WSL2", ContainerBackend.DockerDesktopWsl2)]
    [InlineData(Socket, "6.6.87.2-microsoft-standard-WSL2", ContainerBackend.DockerDesktopWsl2)]
    [InlineData(Pipe, "6.10.14-linuxkit", ContainerBackend.DockerDesktopHyperV)]
    [InlineData("npipe://localhost/pipe/docker_engine", "4.19.76-linuxkit", ContainerBackend.DockerDesktopHyperV)]
    [InlineData("npipe://build01/pipe/docker_engine", "6.10.14-linuxkit", ContainerBackend.DockerDesktop)]
    [InlineData(Socket, "6.10.14-linuxkit", ContainerBackend.DockerDesktop)]
    [InlineData(Far, "6.10.14-linuxkit", ContainerBackend.DockerDesktop)]
    [InlineData(Pipe, "6.1.0-18-amd64", ContainerBackend.DockerDesktop)]
    [InlineData(Pipe, "", ContainerBackend.DockerDesktop)]
    public void Docker_Desktop_is_told_apart_by_its_kernel(string address, string kernel, ContainerBackend expected) =>
        Assert.Equal(expected, Of(address, new EngineInfo { OSType = "linux", OperatingSystem = "Docker Desktop", KernelVersion = kernel }));

    [Theory]
    [InlineData(Socket, "linux", "Debian GNU/Linux 12 (bookworm)", "6.1.0-18-amd64")]
    [InlineData(Socket, "linux", "Ubuntu 24.04.1 LTS", "5.15.167.4-microsoft-standard-WSL2")]
    [InlineData(Far, "linux", "LinuxKit", "6.10.14-linuxkit")]
    [InlineData(Pipe, "windows", "Microsoft Windows Server Version 21H2 (OS Build 20348.169)", "10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)")]
    public void What_does_not_say_that_it_is_Docker_Desktop_is_an_engine_of_the_system(string address, string os, string text, string kernel) =>
        Assert.Equal(ContainerBackend.Native, Of(address, new EngineInfo { OSType = os, OperatingSystem = text, KernelVersion = kernel }));

    [Fact]
    public void Windows_containers_of_Docker_Desktop_run_in_no_machine_of_its_own() => Assert.Equal(
        ContainerBackend.DockerDesktop,
        Of(Pipe, new EngineInfo { OSType = "windows", OperatingSystem = "Microsoft Windows Version 23H2 (OS Build 22631.4317)", Labels = [@"com.docker.desktop.address=npipe://\\.\pipe\docker_cli"] }));

    [Fact]
    public void An_engine_that_says_nothing_is_unknown() => Assert.Equal(ContainerBackend.Unknown, Of(Socket, new EngineInfo()));

    static ContainerBackend Of(string address, EngineInfo info) => EngineBackend.Of(new DockerEndpoint(new Uri(address)), info);
}
