using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Puts a rewritten Dockerfile in its place, and keeps what was there.</summary>
static class RewrittenFile
{
    /// <summary>More backups of one file are none of ours.</summary>
    const int MostBackups = 10_000;

    /// <summary>Throws FaultException (DockerfileExists, DockerfileNotWritable).</summary>
    /// <param name="result">What is to be written.</param>
    /// <param name="content">The file it was made of, for its encoding.</param>
    /// <param name="path">The full path of the file to write.</param>
    /// <param name="isReplacing">A file that is there is overwritten, with a copy beside it.</param>
    public static OptimizedDockerfile Write(OptimizedDockerfile result, DockerfileContent content, string path, bool isReplacing)
    {
        if (!content.IsExact)
            throw new FaultException(FaultKind.DockerfileNotWritable, path, $"'{result.Path}' holds bytes that are no text in its encoding, and would not come back the same");
        try
        {
            if (Directory.Exists(path))
                throw new FaultException(FaultKind.DockerfileNotWritable, path, "it is a folder");
            if (File.Exists(path) && !isReplacing)
                throw new FaultException(FaultKind.DockerfileExists, path, "there is such a file already");
            var backup = File.Exists(path) ? Backup(path) : null;
            NewFile.Write(path, content.Bytes(result.After), isReplacing);
            return With(result, path, backup);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerfileNotWritable, path, e.Message.TrimEnd('.'), e);
        }
    }

    // Under a name that nothing has: an older backup is the one that a user may want back.
    static string Backup(string path)
    {
        var name = Enumerable.Range(0, MostBackups).Select(number => $"{path}.bak{(number == 0 ? "" : number)}").First(name => !File.Exists(name));
        NewFile.Write(name, File.ReadAllBytes(path), isReplacing: false);
        return name;
    }

    static OptimizedDockerfile With(OptimizedDockerfile result, string path, string? backup) => new()
    {
        Path = result.Path,
        Before = result.Before,
        After = result.After,
        Diff = result.Diff,
        Fixed = result.Fixed,
        Left = result.Left,
        Removed = result.Removed,
        RequiresBuilder = result.RequiresBuilder,
        OutputPath = path,
        BackupPath = backup,
    };
}
