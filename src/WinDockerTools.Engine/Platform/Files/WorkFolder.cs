using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>
/// A folder of one call among the user's temporary files. Its lock says that the call still lives: the operating
/// system lets go of it whatever way the process ends.
/// </summary>
sealed class WorkFolder : IDisposable
{
    const string Lock = "owner.lock";

    readonly FileStream owner;

    /// <summary>Throws FaultException (WorkFolderUnusable).</summary>
    public WorkFolder(string name)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), name);
        try
        {
            Directory.CreateDirectory(Path);
            owner = new FileStream(System.IO.Path.Combine(Path, Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (FaultOf(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>What went wrong in a work folder as a fault; null for what is no matter of files.</summary>
    public static FaultException? FaultOf(Exception exception) => exception switch
    {
        FaultException fault => fault,
        IOException or UnauthorizedAccessException =>
            new FaultException(FaultKind.WorkFolderUnusable, System.IO.Path.GetTempPath(), exception.Message.TrimEnd('.'), exception),
        _ => null,
    };

    public string Path { get; }

    public string Sub(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Something that belongs to the call is left elsewhere: the lock stays, free, to tell so.</summary>
    public bool IsNeededLater { get; set; }

    public void Dispose()
    {
        owner.Dispose();
        if (IsNeededLater)
            Empty(Path);
        else
            FolderRemoval.Remove(Path);
    }

    /// <summary>Removes all but the lock; what cannot be removed now stays.</summary>
    public static void Empty(string path)
    {
        try
        {
            foreach (var folder in Directory.GetDirectories(path))
                FolderRemoval.Remove(folder);
            foreach (var file in Directory.GetFiles(path).Where(file => System.IO.Path.GetFileName(file) != Lock))
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another call is at the same work, or has done it.
        }
    }

    /// <summary>Folders whose names begin so and whose owners have died.</summary>
    public static IReadOnlyList<string> Abandoned(string prefix) =>
        [.. Directory.GetDirectories(System.IO.Path.GetTempPath(), prefix + "*").Where(folder => IsOwned(folder) == false)];

    /// <summary>Folders whose names begin so and whose owners live.</summary>
    public static IReadOnlyList<string> Living(string prefix) =>
        [.. Directory.GetDirectories(System.IO.Path.GetTempPath(), prefix + "*").Where(folder => IsOwned(folder) == true)];

    /// <summary>Whether the owner of a folder lives; null where there is no such folder.</summary>
    public static bool? IsOwned(string path)
    {
        try
        {
            using var free = new FileStream(System.IO.Path.Combine(path, Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
