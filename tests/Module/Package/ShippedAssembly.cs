using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Module.Package;

/// <summary>What an assembly says of itself and of the others it needs, read without loading it.</summary>
sealed record ShippedAssembly(AssemblyName Name, IReadOnlyList<AssemblyName> References)
{
    public static IReadOnlyDictionary<string, ShippedAssembly> In(string folder) => Directory.GetFiles(folder, "*.dll")
        .Select(Read).OfType<ShippedAssembly>().ToDictionary(assembly => assembly.Name.Name!, StringComparer.OrdinalIgnoreCase);

    public static string Folder(string framework) => Path.Combine(Repository.PackageFolder, "bin", framework);

    static ShippedAssembly? Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
            return null;
        return new ShippedAssembly(
            metadata.GetAssemblyDefinition().GetAssemblyName(),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
    }
}
