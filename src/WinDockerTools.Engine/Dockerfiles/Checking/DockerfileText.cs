using System;
using System.IO;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Dockerfiles.Checking;

/// <summary>Reads Dockerfiles.</summary>
static class DockerfileText
{
    /// <summary>More is none that a person wrote, or no file at all, such as a device that never ends.</summary>
    const int Most = 256 << 20;

    /// <summary>Throws FaultException (DockerfileUnreadable).</summary>
    public static string Read(string path) => Open(path).Text;

    /// <summary>The same, to be written back. Throws FaultException (DockerfileUnreadable).</summary>
    public static DockerfileContent Open(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var count = file.Read(buffer, 0, buffer.Length); count > 0; count = file.Read(buffer, 0, buffer.Length))
            {
                if (content.Length > Most)
                    throw new FaultException(FaultKind.DockerfileUnreadable, path, $"it is larger than {ByteSize.Format(Most)}");
                content.Write(buffer, 0, count);
            }
            return DockerfileContent.Of(content.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerfileUnreadable, path, e.Message.TrimEnd('.'), e);
        }
    }
}
