using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Nfs;

/// <summary>The Linux of eng/lab/nfs-guest.sh, in which these tests run.</summary>
static class NfsGuest
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The server's address, for both clients.</summary>
    public static string Server => Variable("LAB_NFS_SERVER");

    static string Second => Variable("LAB_NFS_SECOND");

    /// <summary>Mounts an export as one of the two clients.</summary>
    /// <param name="options">Options as <c>mount -o</c> takes them, among them <c>vers</c>.</param>
    /// <param name="export"><c>/</c> or <c>/other</c>, whatever the version.</param>
    /// <param name="second">Whether the second client mounts it. Everybody sees the mount.</param>
    public static NfsMounted Mount(string options, string export = "/", bool second = false)
    {
        var mounted = new NfsMounted();
        try
        {
            // Before version 4, paths are the server's own.
            var path = options.Contains("vers=3", StringComparison.Ordinal) ? "/srv" + export.TrimEnd('/') : export;
            string[] command = ["mount", "-t", "nfs", "-o", options, $"{Server}:{path}", mounted.Path];
            if (second)
                RunOnSecond(command);
            else
                Run(command);
            return mounted;
        }
        catch
        {
            mounted.Dispose();
            throw;
        }
    }

    /// <summary>What a command prints; throws where it fails or takes more than a minute.</summary>
    public static string Run(params string[] command)
    {
        var (exitCode, output, error) = Try(command);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)}: {exitCode}, {error}");
    }

    /// <summary>The same by the second client: another network, and another name of the machine.</summary>
    public static string RunOnSecond(params string[] command) => Run([Second, .. command]);

    /// <summary>How a command ended.</summary>
    public static (int ExitCode, string Output, string Error) Try(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)}: not done after {Limit.TotalSeconds} s");
        }
        Task.WaitAll(output, error);
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Skips the test outside of the guest, or fails it where CI requires the lab.</summary>
    public static void Require() => _ = Server;

    static string Variable(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (value is null)
            Lab.Labs.Miss("nfs", "this is not eng/lab/nfs-guest.sh");
        return value!;
    }
}
