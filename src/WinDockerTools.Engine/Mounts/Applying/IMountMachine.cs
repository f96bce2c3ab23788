using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>The machine whose mounts are changed. Its calls throw FaultException (MountFailed, MountNotAnswering).</summary>
interface IMountMachine
{
    MountTables Tables();

    /// <summary>Who uses a mount, and would keep it from being unmounted.</summary>
    IReadOnlyList<MountUser> Users(MountEntry mount);

    /// <summary>Whether the server of a mount answers in time.</summary>
    Task<bool> AnswersAsync(string point, CancellationToken stop);

    Task MountAsync(MountCall call, CancellationToken stop);

    /// <summary>Changes the flags of one mount in place, and nothing of its file system. All are given: others fall away.</summary>
    void SetFlags(string point, string flags);

    Task UnmountAsync(string point, CancellationToken stop);

    /// <summary>An empty folder that only this account may enter; removed with <see cref="RemoveFolder"/>.</summary>
    string MakeFolder();

    void RemoveFolder(string path);
}

/// <summary>This Linux.</summary>
sealed class LinuxMountMachine : IMountMachine
{
    // Then the number of the process.
    const string Trial = "trial-";

    public MountTables Tables() => MountTables.Read() ?? throw new FaultException(FaultKind.PlatformNotSupported, "NFS mounts", "this system has no mount table");

    public IReadOnlyList<MountUser> Users(MountEntry mount) => MountUsers.Of(mount, Tables().Mounted);

    public Task<bool> AnswersAsync(string point, CancellationToken stop) => MountCommands.AnswersAsync(point, stop);

    public Task MountAsync(MountCall call, CancellationToken stop) => MountCommands.MountAsync(call, stop);

    public void SetFlags(string point, string flags) => MountFlags.Set(point, flags);

    public Task UnmountAsync(string point, CancellationToken stop) => MountCommands.UnmountAsync(point, stop);

    /// <summary>Takes down what calls that died left mounted. Never fails.</summary>
    public static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Trials().Where(IsLeft))
        {
            try
            {
                if (MountTable.Read()?.Entries.Any(entry => entry.Point == folder) is true)
                    await MountCommands.UnmountAsync(folder, CancellationToken.None).ConfigureAwait(false);
                Directory.Delete(folder, recursive: false);
            }
            catch (Exception e) when (e is FaultException or IOException or UnauthorizedAccessException)
            {
                // The next call tries again.
            }
        }
    }

    static string[] Trials()
    {
        try
        {
            return Directory.GetDirectories(MountRecords.Folder, Trial + "*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    static bool IsLeft(string folder) => !Directory.Exists("/proc/" + Path.GetFileName(folder).Split('-')[1]);

    public string MakeFolder()
    {
        using var process = Process.GetCurrentProcess();
        var path = Path.Combine(MountRecords.Folder, $"{Trial}{process.Id.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}");
        MountRecords.MakePrivate(MountRecords.Folder);
        MountRecords.MakePrivate(path);
        return path;
    }

    /// <summary>Never with what is in it: a mount may still be there.</summary>
    public void RemoveFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: false);
        }
        catch (IOException)
        {
            // The next call removes it.
        }
    }
}
