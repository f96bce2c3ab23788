using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>The modules whose sources the build context holds.</summary>
static class GoModules
{
    /// <summary>Paths of the main module, of those that folders stand for, and of a workspace's.</summary>
    public static IReadOnlyList<string> Of(BuildContext context)
    {
        var work = context.Text("go.work") is { } text ? GoModFile.Parse(text) : null;
        var folders = new List<string?> { "" };
        folders.AddRange(work?.Uses.Select(use => GoModFile.Below("", use)) ?? []);
        var modules = folders.OfType<string>().Select(folder => (Folder: folder, File: Read(context, folder))).ToList();
        var replaced = modules.SelectMany(module => module.File?.LocalReplacements.Select(path => GoModFile.Below(module.Folder, path)) ?? [])
            .Concat(work?.LocalReplacements.Select(path => GoModFile.Below("", path)) ?? []).OfType<string>();
        return [.. modules.Select(module => module.File).Concat(replaced.Select(folder => Read(context, folder))).Select(file => file?.Module).OfType<string>().Distinct()];
    }

    /// <summary>Whether a package is one of a module.</summary>
    public static bool Has(string module, string package) => package == module || package.StartsWith(module + "/", StringComparison.Ordinal);

    static GoModFile? Read(BuildContext context, string folder) => context.Text(folder.Length == 0 ? "go.mod" : folder + "/go.mod") is { } text ? GoModFile.Parse(text) : null;
}
