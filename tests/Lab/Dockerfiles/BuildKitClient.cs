using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>A docker client that lets an engine of 20.10 build with BuildKit: newer ones ask for the buildx plugin.</summary>
/// <param name="dockerHost">The engine.</param>
/// <param name="configFolder">In place of the user's own configuration.</param>
public sealed class BuildKitClient(string dockerHost, string configFolder)
{
    /// <summary>Where Debian's docker.io puts it, whatever else is called docker.</summary>
    public const string Program = "/usr/bin/docker";

    /// <summary>Builds an image without a network.</summary>
    public Task BuildAsync(string folder, string dockerfile, string tag)
    {
        var file = Path.Combine(folder, dockerfile);
        // What an image with a C compiler leaves in a cache would let one build that has none.
        var caches = File.ReadAllText(file).Contains("golang:1.19-alpine", StringComparison.Ordinal) ? "alpine" : "debian";
        return RunAsync(Program, "build", "--quiet", "--network", "none", "--build-arg", "BUILDKIT_CACHE_MOUNT_NS=" + caches, "--file", file, "--tag", tag, folder);
    }

    /// <summary>Makes the images that eng/lab/base-images.sh makes.</summary>
    public Task MakeBasesAsync(string script, string proxy) => RunAsync(script, Program, proxy);

    async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_HOST"] = dockerHost;
        start.Environment["DOCKER_CONFIG"] = configFolder;
        start.Environment["DOCKER_BUILDKIT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {arguments.First()} returned {process.ExitCode}: {error}{await output}");
    }
}
