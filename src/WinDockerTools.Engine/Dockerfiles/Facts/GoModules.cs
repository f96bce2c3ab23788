using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>The modules whose sources the build context holds.</summary>
static class GoModules
{
    /// <summary>Paths of the main module, of those that folders stand for, and of a workspace's.</summary>
    public static IReadOnlyList<string> Of(BuildContext context)
    {
        var work = context.Text("go.work") is { } text ? ModFile.Parse(text) : null;
        var folders = new List<string?> { "" };
        folders.AddRange(work?.Used.Select(use => ModFile.Below("", use)) ?? []);
        var modules = folders.OfType<string>().Select(folder => (Folder: folder, File: Read(context, folder))).ToList();
        var replaced = modules.SelectMany(module => module.File?.Local.Select(local => ModFile.Below(module.Folder, local.Folder)) ?? [])
            .Concat(work?.Local.Select(local => ModFile.Below("", local.Folder)) ?? []).OfType<string>();
        return [.. modules.Select(module => module.File).Concat(replaced.Select(folder => Read(context, folder))).Select(file => file?.Module).OfType<string>().Distinct()];
    }

    /// <summary>Whether a package is one of a module.</summary>
    public static bool Has(string module, string package) => package == module || package.StartsWith(module + "/", StringComparison.Ordinal);

    static ModFile? Read(BuildContext context, string folder) => context.Text(folder.Length == 0 ? "go.mod" : folder + "/go.mod") is { } text ? ModFile.Parse(text) : null;
}
