using System;
using System.IO;
using System.Linq;

namespace WinDockerTools.Tests.Harness;

/// <summary>Where this repository and its built package are.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The manifest of the package as it would be published.</summary>
    public static string Manifest => Directory
        .GetFiles(Path.Combine(Root, "out", "WinDockerTools"), "WinDockerTools.psd1", SearchOption.AllDirectories)
        .Single();

    public static string PackageFolder => Path.GetDirectoryName(Manifest)!;

    static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "WinDockerTools.sln")))
                return at.FullName;
        }
        throw new InvalidOperationException($"'{folder}' is not inside the repository.");
    }
}
