using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Finds the plugin of the docker command that builds with BuildKit.</summary>
static class BuildxPlugin
{
    // docker/cli cli-plugins/manager/manager_unix.go, manager_windows.go
    static readonly string[] OfUnix =
    [
        "/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins",
    ];

    /// <summary>Its path, or null.</summary>
    public static string? Find(bool isWindows, Func<string, bool> exists, Func<string, string?> variable) =>
        Folders(isWindows, variable).Select(folder => Path.Combine(folder, isWindows ? "docker-buildx.exe" : "docker-buildx")).FirstOrDefault(exists);

    static IEnumerable<string> Folders(bool isWindows, Func<string, string?> variable)
    {
        var config = variable("DOCKER_CONFIG") is { Length: > 0 } named ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        string[] own = [Path.Combine(config, "cli-plugins")];
        return own.Concat(isWindows
            ? new[] { variable("ProgramData"), variable("ProgramFiles") }.OfType<string>().Select(folder => Path.Combine(folder, "Docker", "cli-plugins"))
            : OfUnix);
    }
}
