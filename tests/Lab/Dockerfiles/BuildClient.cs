using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>A docker client of 20.10, which builds with either builder: newer ones ask for the buildx plugin.</summary>
/// <param name="dockerHost">The engine.</param>
/// <param name="configFolder">In place of the user's own configuration.</param>
public sealed class BuildClient(string dockerHost, string configFolder)
{
    /// <summary>Where Debian's docker.io puts it, whatever else is called docker.</summary>
    public const string Program = "/usr/bin/docker";

    /// <summary>Builds an image of a project without a network.</summary>
    public Task<string> BuildAsync(string folder, string dockerfile, string tag, bool withBuildKit = true)
    {
        var file = Path.Combine(folder, dockerfile);
        // What an image with a C compiler leaves in a cache would let one build that has none.
        var caches = File.ReadAllText(file).Contains("golang:1.19-alpine", StringComparison.Ordinal) ? "alpine" : "debian";
        return BuildAsync(withBuildKit, "--build-arg", "BUILDKIT_CACHE_MOUNT_NS=" + caches, "--file", file, "--tag", tag, folder);
    }

    /// <summary>Builds an image without a network; gives what was said.</summary>
    public Task<string> BuildAsync(bool withBuildKit, params string[] arguments) => RunAsync(withBuildKit, Program, ["build", "--network", "none", .. arguments]);

    /// <summary>Makes the images that eng/lab/base-images.sh makes.</summary>
    public Task MakeBasesAsync(string script, string proxy) => RunAsync(true, script, [Program, proxy]);

    async Task<string> RunAsync(bool withBuildKit, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_HOST"] = dockerHost;
        start.Environment["DOCKER_CONFIG"] = configFolder;
        start.Environment["DOCKER_BUILDKIT"] = withBuildKit ? "1" : "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = await output + error;
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} {arguments[0]} returned {process.ExitCode}: {said}");
    }
}
