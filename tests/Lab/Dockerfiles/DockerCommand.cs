using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Lab.Engine;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>docker build as users run it.</summary>
static class DockerCommand
{
    /// <summary>Debian's client: it has BuildKit without a plug-in.</summary>
    const string Client = "/usr/bin/docker";

    /// <summary>Builds an image from a folder; gives what was said.</summary>
    public static async Task<(int ExitCode, string Text)> BuildAsync(LabEngine engine, bool withBuildKit, string[] arguments, CancellationToken stop)
    {
        Labs.Require("engine", Client);
        var start = new ProcessStartInfo(Client, ["build", "--network", "none", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_HOST"] = engine.DockerHost;
        start.Environment["DOCKER_BUILDKIT"] = withBuildKit ? "1" : "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("docker did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output + await error);
    }
}
