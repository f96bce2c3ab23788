using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>What the engine writes to the event log can be read.</summary>
static class EventSource
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EventSource),
        "The engine's messages have a source in the event log",
        "A service has no console: without the source, what the engine says is found as 'the description cannot be found'.",
        "https://docs.docker.com/engine/daemon/logs/",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) =>
        windows.Engines.Where(service => service.Key == "docker").All(service => service.Value is null) ? CheckOutcome.NotApplicable("No service docker is installed.")
        : windows.HasEventSource ? CheckOutcome.Passed("The source docker is registered.")
        : CheckOutcome.Warning("The source docker is not registered.", "Register the service again with 'dockerd --unregister-service' and 'dockerd --register-service'.");
}
