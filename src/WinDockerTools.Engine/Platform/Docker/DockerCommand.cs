using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>A docker command of this machine that builds with BuildKit, speaking to one engine.</summary>
sealed class DockerCommand
{
    // From 23 on it needs the plugin buildx; before 18.09 there was none in it.
    const int FirstWithPlugin = 23, FirstWithBuildKit = 18;

    static readonly Regex Version = new(@"version (?<major>[0-9]{1,4})\.", RegexOptions.CultureInvariant);

    readonly IReadOnlyList<string> connection;

    DockerCommand(string path, DockerEndpoint endpoint)
    {
        Path = path;
        connection = Connection(endpoint);
    }

    public string Path { get; }

    /// <summary>The first on the PATH that can; null where none can, and then what was tried.</summary>
    public static async Task<(DockerCommand? Command, string Tried)> FindAsync(DockerEndpoint endpoint, CancellationToken stop)
    {
        var tried = new List<string>();
        foreach (var path in LocalProcess.FindAll("docker").Distinct())
        {
            var why = await LackAsync(path, stop).ConfigureAwait(false);
            if (why is null)
                return (new DockerCommand(path, endpoint), "");
            tried.Add($"'{path}' {why}");
        }
        return (null, tried.Count > 0 ? string.Join("; ", tried) : "there is no docker command on the PATH");
    }

    /// <summary>Runs it to its end. Throws Win32Exception where it cannot be started, and OperationCanceledException when stopped.</summary>
    /// <param name="arguments">What follows the address of the engine.</param>
    /// <param name="errorFile">A file that takes all of standard error.</param>
    /// <param name="stop">Ends it with all that it started.</param>
    public Task<ProcessEnd> RunAsync(IEnumerable<string> arguments, string? errorFile, CancellationToken stop) => LocalProcess.RunAsync(
        new ProcessCall(Path, [.. connection, .. arguments])
        {
            ErrorFile = errorFile,
            Environment = new Dictionary<string, string?>
            {
                ["DOCKER_BUILDKIT"] = "1",
                // The address that is given would lose against a context; another builder would keep the image to itself.
                ["DOCKER_CONTEXT"] = null,
                ["BUILDX_BUILDER"] = "default",
                ["BUILDKIT_PROGRESS"] = null,
                ["DOCKER_CLI_HINTS"] = "false",
            },
        }, stop);

    static IReadOnlyList<string> Connection(DockerEndpoint endpoint) =>
    [
        "--host", endpoint.ToString(),
        .. endpoint.Tls is { } tls
            ? ["--tlsverify", .. Option("--tlscacert", tls.Authority), .. Option("--tlscert", tls.Certificate), .. Option("--tlskey", tls.Key)]
            : (IReadOnlyList<string>)[],
    ];

    static IReadOnlyList<string> Option(string name, string? value) => value is null ? [] : [name, value];

    static async Task<string?> LackAsync(string path, CancellationToken stop)
    {
        try
        {
            if ((await LocalProcess.RunAsync(new ProcessCall(path, ["buildx", "version"]), stop).ConfigureAwait(false)).ExitCode == 0)
                return null;
            var answer = await LocalProcess.RunAsync(new ProcessCall(path, ["--version"]), stop).ConfigureAwait(false);
            return Version.Match(answer.Output) is not { Success: true } match ? "does not tell its version"
                : int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture) is var major && major is >= FirstWithBuildKit and < FirstWithPlugin ? null
                : $"of version {major.ToString(CultureInfo.InvariantCulture)} lacks the plugin buildx";
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return $"cannot be run ({e.Message.TrimEnd('.')})";
        }
    }
}
