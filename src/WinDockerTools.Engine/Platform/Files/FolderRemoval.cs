using System;
using System.IO;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>Removes folders with what is read-only in them, as Go's module cache is.</summary>
static class FolderRemoval
{
    /// <summary>What cannot be removed now stays, for the next call to try.</summary>
    public static void Remove(string path)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                MakeWritable(new DirectoryInfo(path));
            }
        }
    }

    static void MakeWritable(DirectoryInfo folder)
    {
        try
        {
            if ((folder.Attributes & FileAttributes.ReparsePoint) != 0)
                return;
#if NET
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
#endif
            foreach (var item in folder.GetFileSystemInfos())
            {
                if (item is DirectoryInfo inner)
                    MakeWritable(inner);
                else if ((item.Attributes & FileAttributes.ReadOnly) != 0 && (item.Attributes & FileAttributes.ReparsePoint) == 0)
                    item.Attributes &= ~FileAttributes.ReadOnly;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process holds it, or it is gone.
        }
    }
}
