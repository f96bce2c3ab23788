using System.IO;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>Finds a folder of this machine.</summary>
static class HostFolder
{
    /// <summary>Throws FaultException (MountPathNotFound).</summary>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="path">Its full path.</param>
    public static FoundFolder Find(string name, string path)
    {
        if (!Directory.Exists(path))
            throw new FaultException(FaultKind.MountPathNotFound, name, File.Exists(path) ? "it is a file" : "there is no such folder");
        var real = RealPath.Of(path);
        var mount = MountTable.Read()?.Find(real);
        return new FoundFolder(path, PlaceDescription.Of(path, real, mount), mount);
    }
}
