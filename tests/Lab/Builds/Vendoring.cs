using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>A vendor folder as <c>go mod vendor</c> writes it.</summary>
static class Vendoring
{
    public static void Write(string folder, IReadOnlyList<DebianModule> modules)
    {
        var list = new StringBuilder();
        foreach (var module in modules)
        {
            list.Append($"# {module.Path} {module.Version}\n## explicit; go 1.19\n");
            foreach (var package in module.Packages)
            {
                list.Append(package).Append('\n');
                CopyPackage(package, Path.Combine(folder, "vendor", package));
            }
        }
        File.WriteAllText(Path.Combine(folder, "vendor", "modules.txt"), list.ToString());
    }

    static void CopyPackage(string package, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(DebianModule.FileOf(package)).Where(file => !file.EndsWith("_test.go", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
