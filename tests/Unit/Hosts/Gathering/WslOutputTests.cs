using System.Linq;
using WinDockerTools.Engine.Hosts.Gathering;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

/// <summary>Words of wsl.exe as people report them (issues of microsoft/WSL and MicrosoftDocs/WSL) and its source has them.</summary>
public sealed class WslOutputTests
{
    const string English = """
          NAME                   STATE           VERSION
        * Ubuntu-24.04           Running         2
          docker-desktop         Stopped         2
          docker-desktop-data    Stopped         2
          Debian                 Uninstalling    1
        """;

    const string Version = """
        WSL version: 2.6.1.0
        Kernel version: 6.6.87.2-1
        WSLg version: 1.0.66
        MSRDC version: 1.2.6353
        Direct3D version: 1.611.1-81528511
        DXCore version: 10.0.26100.1-240331-1435.ge-release
        Windows version: 10.0.26100.6899
        """;

    // Of the WSL that is part of Windows: it knows neither --version nor, before 1903, --list.
    const string Usage = """
        Copyright (c) Microsoft Corporation. All rights reserved.

        Usage: wsl.exe [Argument] [Options...] [CommandLine]

        Arguments for running Linux binaries:

            If no command line is provided, wsl.exe launches the default shell.

            --exec, -e <CommandLine>
                Execute the specified command without using the default Linux shell.

            --set-default-version <Version>
                Changes the default install version for new distributions.
        """;

    const string NoDistributions = """
        Windows Subsystem for Linux has no installed distributions.

        Use 'wsl.exe --list --online' to list available distributions
        and 'wsl.exe --install <Distro>' to install.
        Error code: Wsl/WSL_E_DEFAULT_DISTRO_NOT_FOUND
        """;

    const string NotInstalled = """
        The Windows Subsystem for Linux is not installed. You can install by running 'wsl.exe --install'.
        For more information please visit https://aka.ms/wslinstall

        Press any key to install Windows Subsystem for Linux.
        Press CTRL-C or close this window to cancel.
        This prompt will time out in 60 seconds.
        """;

    const string UsageInChinese = """
        版权所有 (c) Microsoft Corporation。保留所有权利。
        用法: wsl.exe [参数] [选项...] [CommandLine]
        用于运行 Linux 二进制文件的参数:
            如果未提供任何命令行，wsl.exe 将启动默认 shell。
        """;

    [Fact]
    public void Distributions_are_listed_with_their_state_and_version()
    {
        var wsl = WslOutput.Read(English, Version)!;

        Assert.Equal(
            ["Ubuntu-24.04|Running|2|True", "docker-desktop|Stopped|2|False", "docker-desktop-data|Stopped|2|False", "Debian|Uninstalling|1|False"],
            wsl.Distributions.Select(Told));
        Assert.Equal(("2.6.1.0", "6.6.87.2-1", "Ubuntu-24.04"), (wsl.Version?.ToString(), wsl.KernelVersion, wsl.DefaultDistribution));
        Assert.Equal("2.6.1.0 Ubuntu-24.04, docker-desktop, docker-desktop-data, Debian", wsl.ToString());
    }

    [Theory]
    [InlineData("  NAME            STATUS             VERSION\n* Ubuntu LTS      Wird ausgeführt    2\n  alt             Beendet            1", "Ubuntu LTS|Wird ausgeführt|2|True alt|Beendet|1|False")]
    [InlineData("  名称      状态            版本\n* Ubuntu    正在运行        2\n  旧的      已停止          1", "Ubuntu|正在运行|2|True 旧的|已停止|1|False")]
    [InlineData("  NAME      STATE           VERSION\r\r\n* Ubuntu    Running         2\r\r\n", "Ubuntu|Running|2|True")]
    [InlineData("  NAME             STATE           VERSION\n  two  blanks      Stopped         2", "two  blanks|Stopped|2|False")]
    [InlineData("  NAME    STATE           VERSION\n  2       Stopped         2", "2|Stopped|2|False")]
    public void The_list_is_read_by_its_columns_whatever_the_language(string list, string expected) =>
        Assert.Equal(expected, string.Join(" ", WslOutput.Read(list, "")!.Distributions.Select(Told)));

    [Theory]
    [InlineData("WSL-Version: 2.6.3.0\nKernelversion: 6.6.87.2-1\nWSLg-Version: 1.0.71", "2.6.3.0", "6.6.87.2-1")]
    [InlineData("WSL 版本: 2.6.1.0\n内核版本: 6.6.87.2-1\nWSLg 版本: 1.0.66", "2.6.1.0", "6.6.87.2-1")]
    [InlineData("WSL 版本： 2.7.3.0\n核心版本： 6.6.87.2-1", "2.7.3.0", "6.6.87.2-1")]
    [InlineData("Version WSL : 2.7.3.0\r\nVersion du noyau : 6.6.87.2-1\r\n", "2.7.3.0", "6.6.87.2-1")]
    [InlineData("\r\n\r\nWSL version: 2.3.26\r\n", "2.3.26", null)]
    public void The_version_is_read_by_its_place_whatever_the_language(string text, string version, string? kernel)
    {
        var wsl = WslOutput.Read(NoDistributions, text)!;

        Assert.Equal((version, kernel), (wsl.Version?.ToString(), wsl.KernelVersion));
    }

    [Fact]
    public void A_WSL_without_a_distribution_is_one()
    {
        var wsl = WslOutput.Read(NoDistributions, Version)!;

        Assert.Empty(wsl.Distributions);
        Assert.Null(wsl.DefaultDistribution);
        Assert.Equal("2.6.1.0", wsl.ToString());
    }

    [Theory]
    [InlineData(Usage)]
    [InlineData(UsageInChinese)]
    [InlineData("Invalid command line option: --version\n\n" + Usage)]
    public void That_of_Windows_itself_tells_no_version(string usage)
    {
        var wsl = WslOutput.Read(English, usage)!;

        Assert.Equal((null, null, "Ubuntu-24.04"), (wsl.Version, wsl.KernelVersion, wsl.DefaultDistribution));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(NotInstalled, NotInstalled)]
    [InlineData(Usage, Usage)]
    [InlineData(UsageInChinese, UsageInChinese)]
    [InlineData(NoDistributions, Usage)]
    [InlineData("  NAME      STATE           VERSION", "")]
    public void What_is_no_answer_is_no_WSL(string list, string version) => Assert.Null(WslOutput.Read(list, version));

    static string Told(WslDistribution one) => $"{one.Name}|{one.State}|{one.Version}|{one.IsDefault}";
}
