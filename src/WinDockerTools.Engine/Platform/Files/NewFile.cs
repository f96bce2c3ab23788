using System;
using System.IO;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>Puts a file in its place when it is whole: whoever looks sees the file before, or this one.</summary>
static class NewFile
{
    /// <summary>Whether files can be made in a folder; throws what hinders it (IOException, UnauthorizedAccessException).</summary>
    public static void TryOut(string path)
    {
        using var file = new FileStream(Beside(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>Throws IOException where there is such a file already and it is not to be replaced.</summary>
    public static void Write(string path, byte[] content, bool isReplacing)
    {
        var temporary = Beside(path);
        try
        {
            File.WriteAllBytes(temporary, content);
            Move(temporary, path, isReplacing);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static string Beside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");

    static void Move(string temporary, string path, bool isReplacing)
    {
#if NET
        File.Move(temporary, path, isReplacing);
#else
        if (isReplacing && File.Exists(path))
            File.Replace(temporary, path, null);
        else
            File.Move(temporary, path);
#endif
    }
}
