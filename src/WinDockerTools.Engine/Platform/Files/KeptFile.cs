using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>Copies of files that are about to be replaced.</summary>
static class KeptFile
{
    /// <summary>More of one file are none of ours.</summary>
    const int Most = 10_000;

    /// <summary>Under a name that nothing has, <c>Dockerfile.bak</c> first: an older one is what a user may want back. Gives its path.</summary>
    public static string Keep(string path)
    {
        var name = Enumerable.Range(0, Most).Select(number => $"{path}.bak{(number == 0 ? "" : number)}").First(name => !File.Exists(name));
        NewFile.Write(name, File.ReadAllBytes(path), isReplacing: false);
        return name;
    }
}
