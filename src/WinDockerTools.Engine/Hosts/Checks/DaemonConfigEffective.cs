using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine works as its daemon.json says.</summary>
static class DaemonConfigEffective
{
    public static HostCheckRule Rule { get; } = new(
        nameof(DaemonConfigEffective),
        "The engine works as its daemon.json says",
        "An engine reads the file when it starts. What is changed later waits for a restart, and an engine that is believed to be set up is not.",
        "https://docs.docker.com/engine/daemon/",
        HostCheckRule.OfEngine(See));

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (facts.Daemon is not { Settings: { } settings, Path: { } path })
        {
            return facts.Daemon.State == DaemonFileState.Missing
                ? CheckOutcome.NotApplicable($"There is no {facts.Daemon.Path}.")
                : CheckOutcome.Unknown("The engine's daemon.json could not be read.", "See the check DaemonConfigValid.");
        }
        var differing = Differences(settings, engine).ToList();
        return differing.Count == 0
            ? CheckOutcome.Passed($"The engine has what {path} sets, as far as it tells.")
            : CheckOutcome.Warning(
                $"{path} says otherwise than the engine: {string.Join("; ", differing)}.",
                EngineReachable.Restart(facts));
    }

    static IEnumerable<string> Differences(DaemonSettings settings, EngineFacts engine) => new[]
    {
        Text("data-root", settings.DataRoot, engine.Host.DataRoot, IsRoot),
        // The other store has drivers of its own, which another setting names.
        engine.Host.ImageStore == ImageStore.Containerd ? null : Text("storage-driver", settings.StorageDriver, engine.Host.StorageDriver, IsSame),
        Text("log-driver", settings.LogDriver, engine.Host.LogDriver, IsSame),
        Text("default-runtime", settings.DefaultRuntime, engine.Host.Runtime, IsRuntime),
        Text("exec-opts native.cgroupdriver", settings.ControlGroupDriver, engine.ControlGroupDriver, IsSame),
        Switch("debug", settings.Debug, engine.IsDebugging),
        Switch("live-restore", settings.LiveRestore, engine.KeepsContainersAlive),
        Switch("features containerd-snapshotter", settings.ContainerdStore, engine.Host.ImageStore is { } store ? store == ImageStore.Containerd : null),
        Missing("labels", settings.Labels, engine.Labels),
        Missing("registry-mirrors", settings.RegistryMirrors, engine.RegistryMirrors),
    }.OfType<string>();

    static string? Text(string name, string? wanted, string? found, Func<string, string, bool> agree) =>
        wanted is { Length: > 0 } && found is not null && !agree(wanted, found) ? $"{name} {wanted}, not {found}" : null;

    static string? Switch(string name, bool? wanted, bool? found) =>
        wanted is { } on && found is { } has && on != has ? $"{name} {(on ? "on, not off" : "off, not on")}" : null;

    static string? Missing(string name, IReadOnlyList<string> wanted, IReadOnlyList<string> found) =>
        wanted.Select(Plain).Except(found.Select(Plain), StringComparer.Ordinal).ToList() is { Count: > 0 } missing ? $"{name} without {string.Join(", ", missing)}" : null;

    static bool IsSame(string wanted, string found) => wanted == found;

    // The engine calls its own one by either name.
    static bool IsRuntime(string wanted, string found) => wanted == found || (wanted, found) is ("runc", "io.containerd.runc.v2") or ("io.containerd.runc.v2", "runc");

    // With remapped users the engine adds a folder of their numbers.
    static bool IsRoot(string wanted, string found) => IsBelow(Plain(found).Replace('\\', '/'), Plain(wanted).Replace('\\', '/'));

    static bool IsBelow(string path, string folder) =>
        string.Equals(path, folder, StringComparison.OrdinalIgnoreCase) || path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase);

    static string Plain(string text) => text.Length > 1 ? text.TrimEnd('/', '\\') : text;
}
