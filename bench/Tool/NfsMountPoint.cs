using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Bench;

/// <summary>A mount of the guest's server (eng/lab/nfs-guest.sh), until it is disposed.</summary>
sealed class NfsMountPoint : IDisposable
{
    public NfsMountPoint(string options, bool second = false)
    {
        Path = "/mnt/" + Guid.NewGuid().ToString("N")[..8];
        Directory.CreateDirectory(Path);
        var source = Variable("LAB_NFS_SERVER") + (options.Contains("vers=3", StringComparison.Ordinal) ? ":/srv" : ":/");
        string[] mount = ["mount", "-t", "nfs", "-o", options, source, Path];
        Run(second ? [Variable("LAB_NFS_SECOND"), .. mount] : mount);
    }

    public string Path { get; }

    // Sent in the background, as time and the server have it: no work waits for their answers.
    static readonly string[] Housekeeping = ["DELEGRETURN", "SEQUENCE", "RENEW", "TEST_STATEID", "FREE_STATEID", "RECLAIM_COMPLETE"];

    /// <summary>Calls to the server since it was mounted, for which work waits.</summary>
    public long Calls() => MountStatistics.Read()!.Last(counters => counters.Point == Path).Operations
        .Where(operation => !Housekeeping.Contains(operation.Name)).Sum(operation => operation.Numbers[0]);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    public static void Run(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Join(' ', command));
    }

    public static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException("run this in eng/lab/nfs-guest.sh, as bench/mounts.sh does");
}
