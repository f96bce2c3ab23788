using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>An engine's service runs.</summary>
static class EngineService
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EngineService),
        "The service of an engine is installed and runs",
        "An engine that does not run as a service is gone after the next start. The service docker is that of an engine, com.docker.service belongs to Docker Desktop.",
        "https://docs.docker.com/engine/install/binaries/",
        HostCheckRule.OfWindows(See));

    static CheckOutcome See(WindowsFacts windows, HostFacts facts)
    {
        var installed = windows.Engines.Where(service => service.Value is not null).ToList();
        if (facts.Engine is { Host.IsDockerDesktop: true } && !installed.Any(service => service.Value!.IsRunning))
            return CheckOutcome.Warning("Docker Desktop runs the engine for the user who is signed in.", "Let Docker Desktop start at sign-in, or use an engine of its own: Install-DockerEngine");
        if (installed.Count == 0)
            return CheckOutcome.Failed($"Neither {string.Join(" nor ", windows.Engines.Keys)} is installed.", "Install-DockerEngine");
        if (installed.FirstOrDefault(service => service.Value!.IsRunning) is { Key: { } running })
            return CheckOutcome.Passed($"{running} runs.");
        var (name, service) = (installed[0].Key, installed[0].Value!);
        return CheckOutcome.Failed($"{name} does not run{(service.IsDisabled ? ", and may not be started" : "")}.",
            service.IsDisabled ? $"Set-Service {name} -StartupType Automatic; Start-Service {name}" : $"Start-Service {name}");
    }
}
