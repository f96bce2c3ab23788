using System.IO;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Where the module keeps a page for each rule.</summary>
static class RulePages
{
    /// <summary>Two folders above the assembly, in the package's own layout.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(RulePages).Assembly.Location)!, "..", "..", "en-US", "rules"));
}
