using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>How the engine at an address is started.</summary>
static class DaemonReader
{
    const string Program = "dockerd", Default = "/etc/docker/daemon.json", Unix = "unix://", OfSystemd = "fd://";

    // learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-createservicew: a service keeps its command line there.
    const string Service = @"SYSTEM\CurrentControlSet\Services\docker";

    // Where an engine without root listens: a folder of the user's own.
    const string OfUsers = "/run/user/";

    /// <summary>Nothing is known of an engine elsewhere.</summary>
    public static DaemonFacts Read(DockerEndpoint endpoint, bool isWindows)
    {
        if (!endpoint.IsLocal)
            return new DaemonFacts();
        var line = isWindows ? OfService(endpoint) : Find(endpoint, ProcessList.Named(Program) ?? []);
        var path = line?.ConfigFile ?? PathOf(endpoint, line is not null, isWindows);
        if (path is null)
            return new DaemonFacts { OnCommandLine = line?.Names, GroupOnCommandLine = line?.Group };
        var daemon = DaemonFile.Read(path, line?.Names) with { GroupOnCommandLine = line?.Group };
        // The engine tells where its data really is.
        return daemon.Settings?.DataRoot is { Length: > 0 } root
            ? daemon with { Settings = daemon.Settings with { DataRoot = RealPath.Of(root) } } : daemon;
    }

    static DaemonCommandLine? OfService(DockerEndpoint endpoint) =>
        IsDefault(endpoint) && RegistryReader.OfThisMachine?.Value(Service, "ImagePath") is string line ? DaemonCommandLine.OfService(line) : null;

    /// <summary>The engine that listens there; null where none does, or several might.</summary>
    public static DaemonCommandLine? Find(DockerEndpoint endpoint, IReadOnlyList<IReadOnlyList<string>> processes)
    {
        var lines = processes.Select(process => new DaemonCommandLine(process)).ToList();
        var socket = Canonical(endpoint.Address.LocalPath);
        var named = lines.Where(line => line.Hosts.Any(host => host.StartsWith(Unix, StringComparison.Ordinal) && Canonical(host.Substring(Unix.Length)) == socket)).ToList();
        if (named.Count > 0)
            return named.Count == 1 ? named[0] : null;
        if (!IsDefault(endpoint))
            return null;
        // Without a word it listens there, as where systemd has opened the socket.
        var silent = lines.Where(line => !line.Hosts.Any() || line.Hosts.Any(host => host.StartsWith(OfSystemd, StringComparison.Ordinal) || host == Unix)).ToList();
        return silent.Count == 1 ? silent[0] : null;
    }

    public static bool IsDefault(DockerEndpoint endpoint) => Canonical(endpoint.Address.LocalPath) == Canonical(EngineAddress.Default.LocalPath);

    static string? PathOf(DockerEndpoint endpoint, bool isFound, bool isWindows)
    {
        // learn.microsoft.com/virtualization/windowscontainers/manage-docker/configure-docker-daemon
        if (isWindows)
            return IsDefault(endpoint) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "docker", "config", "daemon.json") : null;
        // docs.docker.com/engine/security/rootless
        if (Canonical(endpoint.Address.LocalPath).StartsWith(OfUsers, StringComparison.Ordinal))
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "docker", "daemon.json");
        return isFound || IsDefault(endpoint) ? Default : null;
    }

    // /var/run is a link to /run on every current system.
    static string Canonical(string path) => path.StartsWith("/var/run/", StringComparison.Ordinal) ? path.Substring("/var".Length) : path;
}
