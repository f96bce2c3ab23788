using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Where engines listen on their own machine, whatever the user's settings name.</summary>
static class EnginePlaces
{
    // The engine's own (moby daemon/listeners), those of Docker Desktop's contexts desktop-linux and desktop-windows, and
    // those that Docker Desktop had before (docker/for-win issues).
    static readonly string[] Pipes = ["docker_engine", "dockerDesktopLinuxEngine", "dockerDesktopWindowsEngine", "docker_engine_linux", "docker_engine_windows"];

    /// <summary>Addresses of this machine where there is something; the platform's default is one of them in any case.</summary>
    public static IReadOnlyList<Uri> OfThisMachine() =>
        [EngineAddress.Default, .. PipesAmong(NamedPipes.Names()), .. SocketsAmong(File.Exists, Environment.GetEnvironmentVariable)];

    /// <summary>Of the pipes there are, those of engines; all of them where nobody knows which there are.</summary>
    public static IEnumerable<Uri> PipesAmong(IReadOnlyList<string>? open) =>
        Pipes.Where(name => open?.Contains(name, StringComparer.OrdinalIgnoreCase) ?? true).Select(name => new Uri("npipe://./pipe/" + name));

    /// <summary>Sockets of the user's own; none on Windows.</summary>
    public static IEnumerable<Uri> SocketsAmong(Func<string, bool> exists, Func<string, string?> variable)
    {
        if (Path.DirectorySeparatorChar == '\\')
            return [];
        // docs.docker.com/engine/security/rootless/tips; Docker Desktop on Linux and macOS.
        string?[] folders = [variable("XDG_RUNTIME_DIR"), InHome("run"), InHome("desktop")];
        return folders.OfType<string>().Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, "docker.sock")).Where(exists).Select(path => new Uri("unix://" + path));

        string? InHome(string name) => variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".docker", name) : null;
    }
}
