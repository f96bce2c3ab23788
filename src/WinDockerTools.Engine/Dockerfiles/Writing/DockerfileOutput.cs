using System;
using System.IO;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Writing;

/// <summary>Puts Dockerfiles in their places, and keeps what was there.</summary>
static class DockerfileOutput
{
    /// <summary>
    /// Gives the path of a copy of what was there before; null where there was nothing. Throws FaultException
    /// (DockerfileExists, DockerfileNotWritable).
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">All of the file.</param>
    /// <param name="isReplacing">A file that is there is overwritten, with a copy beside it.</param>
    public static string? Write(string path, byte[] content, bool isReplacing)
    {
        try
        {
            if (Directory.Exists(path))
                throw new FaultException(FaultKind.DockerfileNotWritable, path, "it is a folder");
            if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
                throw new FaultException(FaultKind.DockerfileNotWritable, path, $"there is no folder '{folder}'");
            if (File.Exists(path) && !isReplacing)
                throw new FaultException(FaultKind.DockerfileExists, path, "there is such a file already");
            var backup = File.Exists(path) ? KeptFile.Keep(path) : null;
            NewFile.Write(path, content, isReplacing);
            return backup;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerfileNotWritable, path, e.Message.TrimEnd('.'), e);
        }
    }
}
