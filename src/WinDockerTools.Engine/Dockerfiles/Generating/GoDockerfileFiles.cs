using System.IO;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Writing;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>Puts a Dockerfile and its ignore file in their places.</summary>
static class GoDockerfileFiles
{
    /// <summary>A Dockerfile that is replaced is kept beside the new one. Throws FaultException (DockerfileExists, DockerfileNotWritable).</summary>
    public static GoDockerfile Write(GoDockerfile made, bool isReplacing)
    {
        var backup = DockerfileOutput.Write(made.Path, Encoding.UTF8.GetBytes(made.Text), isReplacing);
        if (made.IgnoreText is { } ignore && !File.Exists(made.IgnorePath))
            DockerfileOutput.Write(made.IgnorePath, Encoding.UTF8.GetBytes(ignore), isReplacing: false);
        return made with { IsWritten = true, BackupPath = backup };
    }
}
