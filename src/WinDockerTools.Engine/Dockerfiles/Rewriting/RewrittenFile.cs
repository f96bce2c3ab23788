using System;
using System.IO;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Puts a rewritten Dockerfile in its place, and keeps what was there.</summary>
static class RewrittenFile
{
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
            var backup = File.Exists(path) ? KeptFile.Keep(path) : null;
            NewFile.Write(path, content.Bytes(result.After), isReplacing);
            return With(result, path, backup);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerfileNotWritable, path, e.Message.TrimEnd('.'), e);
        }
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
