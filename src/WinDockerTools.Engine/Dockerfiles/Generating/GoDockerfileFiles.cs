using System;
using System.IO;
using System.Text;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>Puts a Dockerfile and its ignore file in their places.</summary>
static class GoDockerfileFiles
{
    /// <summary>Throws FaultException (DockerfileExists) where the Dockerfile is there and is not to be replaced.</summary>
    public static void Check(GoDockerfile made, bool isReplacing)
    {
        if (Directory.Exists(made.Path))
            throw new FaultException(FaultKind.DockerfileNotWritable, made.Path, "it is a folder");
        if (File.Exists(made.Path) && !isReplacing)
            throw new FaultException(FaultKind.DockerfileExists, made.Path, "there is such a file already");
    }

    /// <summary>A Dockerfile that is replaced is kept beside the new one. Throws FaultException (DockerfileExists, DockerfileNotWritable).</summary>
    public static GoDockerfile Write(GoDockerfile made, bool isReplacing)
    {
        Check(made, isReplacing);
        try
        {
            var backup = File.Exists(made.Path) ? KeptFile.Keep(made.Path) : null;
            NewFile.Write(made.Path, Encoding.UTF8.GetBytes(made.Text), isReplacing);
            if (made.IgnoreText is { } ignore && !File.Exists(made.IgnorePath))
                NewFile.Write(made.IgnorePath, Encoding.UTF8.GetBytes(ignore), isReplacing: false);
            return made with { IsWritten = true, BackupPath = backup };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerfileNotWritable, made.Path, e.Message.TrimEnd('.'), e);
        }
    }
}
