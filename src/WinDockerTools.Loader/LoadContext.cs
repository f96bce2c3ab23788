using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace WinDockerTools.Loader;

/// <summary>
/// Keeps every assembly of the module apart from the session's own, so that another module may have loaded
/// other versions of the same libraries.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    static readonly object Gate = new();
    static LoadContext? instance;

    readonly string folder;

    LoadContext(string folder) : base("WinDockerTools") => this.folder = folder;

    /// <summary>Loads the cmdlet assembly, once for the life of the process.</summary>
    public static Assembly Initialize()
    {
        lock (Gate)
        {
            instance ??= new LoadContext(Path.GetDirectoryName(typeof(LoadContext).Assembly.Location)!);
            return instance.LoadFromAssemblyPath(Path.Combine(instance.folder, "WinDockerTools.dll"));
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Cmdlets are found by the type identity of these two: they must be the host's, wherever we ship from.
        if (assemblyName.Name is "System.Management.Automation" or "Microsoft.Management.Infrastructure")
            return null;
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
