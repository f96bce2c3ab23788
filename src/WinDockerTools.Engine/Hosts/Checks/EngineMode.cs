using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine runs the containers that its machine suggests.</summary>
static class EngineMode
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EngineMode),
        "The engine runs containers of this system, without a machine between",
        "An engine runs Linux or Windows images, never both at once. Docker Desktop keeps Linux containers in a virtual machine with memory, processors and files of its own.",
        "https://docs.docker.com/desktop/setup/install/windows-install/",
        HostCheckRule.OfEngine((engine, facts) => See(engine.Host, facts)));

    static CheckOutcome See(ContainerHost host, HostFacts facts) => host switch
    {
        { OS: null } => CheckOutcome.Unknown("The engine does not tell what its containers are."),
        { OS: not "windows" } when facts.Machine.IsWindows => CheckOutcome.Warning(
            $"The engine runs {host.OS} containers on a Windows machine{Desktop(host)}. Windows images do not start there.",
            host.IsDockerDesktop
                ? "& \"$env:ProgramFiles\\Docker\\Docker\\DockerCli.exe\" -SwitchWindowsEngine    # where Windows images are wanted"
                : "Name the Windows engine with -DockerHost or -Context, where Windows images are wanted."),
        { IsDockerDesktop: true, OS: "linux" } => CheckOutcome.Warning(
            $"Docker Desktop runs Linux containers in a virtual machine{Size(host)}.",
            "Give it what builds need (Settings, Resources), or use an engine of the system itself: docker context use default"),
        _ => CheckOutcome.Passed($"The engine runs {host.OS} containers{Desktop(host)}."),
    };

    static string Desktop(ContainerHost host) => host.IsDockerDesktop ? " in Docker Desktop" : "";

    static string Size(ContainerHost host) => host is { Processors: { } processors, Memory: { } memory }
        ? $" of {processors} processors and {Common.ByteSize.Format(memory)}" : "";
}
