using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Generating.Modules;

/// <summary>Reads a module: its go.mod, those that it is built from, and its packages.</summary>
sealed class GoModuleReader
{
    const string ModName = "go.mod", SumName = "go.sum", WorkName = "go.work", VendorList = "modules.txt";

    /// <summary>Modules that are C with Go around it, and have no way without a C compiler. Sources: their README files.</summary>
    static readonly string[] CgoModules =
        ["github.com/mattn/go-sqlite3", "github.com/confluentinc/confluent-kafka-go", "github.com/DataDog/zstd", "github.com/valyala/gozstd", "github.com/h2non/bimg", "gocv.io/x/gocv"];

    /// <summary>Folders that a Dockerfile can name without quoting them for two shells; packages have no others (golang.org/x/mod/module).</summary>
    static readonly Regex Plain = new(@"^[A-Za-z0-9_./@+~-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Paths of modules and packages (golang.org/x/mod/module, CheckImportPath).</summary>
    static readonly Regex ImportPath = new(@"^[A-Za-z0-9_.~+-]+(/[A-Za-z0-9_.~+-]+)*\z", RegexOptions.CultureInvariant);

    readonly string root, below;
    readonly ModFile mod;
    readonly string? workspace;
    readonly ModFile? work;
    readonly List<(string Module, string Folder)> own = [];

    GoModuleReader(string root, string below)
    {
        (this.root, this.below) = (root, below);
        mod = Parse(ModulePath.Join(below, ModName));
        workspace = Upwards(below).FirstOrDefault(folder => HasFile(folder, WorkName));
        work = workspace is null ? null : Parse(ModulePath.Join(workspace, WorkName));
    }

    /// <summary>Throws FaultException (GoDockerfileNotPossible, GoMainNotFound, SourceUnreadable).</summary>
    /// <param name="root">The full path of the folder that holds all that the module is built from.</param>
    /// <param name="below">The module's folder below it.</param>
    /// <param name="platform">What it is built for.</param>
    /// <param name="stop">Ends the reading.</param>
    public static GoModule Read(string root, string below, GoPlatform platform, CancellationToken stop) => new GoModuleReader(root, below).Read(platform, stop);

    string Folder => Path.Combine(root, below);

    GoModule Read(GoPlatform platform, CancellationToken stop)
    {
        if (mod.Module is not { } path || !ImportPath.IsMatch(path))
            throw new FaultException(FaultKind.GoDockerfileNotPossible, Folder, $"its {ModName} names no module");
        if (!Plain.IsMatch(below))
            throw new FaultException(FaultKind.GoDockerfileNotPossible, Folder, "the name of a folder above it has characters that shells read otherwise");
        var files = FindModules(path);
        var packages = new PackageReader(root, platform);
        var programs = (from folder in ModuleFolders.OfPackages(root, below, stop)
                        where Plain.IsMatch(folder) && packages.Read(folder) is { IsProgram: true }
                        let inner = folder.Substring(below.Length).TrimStart('/')
                        select new GoProgram(inner.Length == 0 ? "." : "./" + inner, ModulePath.ProgramOf(ModulePath.Join(path, inner)))).ToList();
        var vendor = Vendor;
        return new GoModule(root, below, path)
        {
            GoVersion = mod.Toolchain ?? mod.Go,
            IsFetching = vendor is null && own.Any(module => Parse(ModulePath.Join(module.Folder, ModName)).Required.Any(required => own.All(other => other.Module != required))),
            IsVendored = vendor is not null,
            Vendor = vendor ?? "",
            Files = files,
            Programs = programs,
        };
    }

    /// <summary>A module with what the chosen of its programs import, embed and may read.</summary>
    public static GoModule With(GoModule module, IReadOnlyList<GoProgram> programs, GoPlatform platform)
    {
        var reader = new GoModuleReader(module.Root, module.Below);
        reader.FindModules(module.Path);
        var packages = new PackageReader(module.Root, platform);
        var (seen, imports, embeds) = (new HashSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new List<string>());
        var isCgo = false;
        var left = new Queue<string>(programs.Select(program => program.Package == "." ? module.Path : module.Path + program.Package.Substring(1)));
        while (left.Count > 0)
        {
            var import = left.Dequeue();
            if (!seen.Add(import))
                continue;
            var folder = reader.FolderOf(import, module.Vendor, out var isOwn);
            isCgo |= CgoModules.Any(known => import == known || import.StartsWith(known + "/", StringComparison.Ordinal));
            if (folder is null || packages.Read(folder) is not { } package)
                continue;
            isCgo |= package.UsesCgo && (isOwn || !package.GoesWithoutCgo);
            embeds.AddRange(package.Embeds.Select(pattern => ModulePath.Join(folder, pattern)));
            if (isOwn)
                imports.UnionWith(package.Imports.Where(reader.IsElsewhere));
            foreach (var next in package.Imports)
                left.Enqueue(next);
        }
        return module with
        {
            Programs = programs,
            Imports = [.. imports],
            IsCgo = isCgo,
            Embeds = embeds,
            Assets = [.. ModuleFolders.OfAssets(module.Root, module.Below, embeds)],
        };
    }

    bool IsElsewhere(string import)
    {
        FolderOf(import, "", out var isOwn);
        return !isOwn && import is not ("C" or "unsafe") && ImportPath.IsMatch(import);
    }

    // The standard library has no dot in the first part of its paths (go help importpath).
    static bool IsThirdParty(string import) => import.Split('/')[0].IndexOf('.') > 0;

    /// <summary>The folder of a package below the root; null where it has to be fetched, or is Go's own.</summary>
    string? FolderOf(string import, string vendor, out bool isOwn)
    {
        var module = own.Where(module => import == module.Module || import.StartsWith(module.Module + "/", StringComparison.Ordinal)).OrderByDescending(module => module.Module.Length).FirstOrDefault();
        isOwn = module.Module is not null;
        if (isOwn)
            return ModulePath.Join(module.Folder, import.Substring(module.Module!.Length).TrimStart('/'));
        return vendor.Length > 0 && IsThirdParty(import) ? ModulePath.Join(vendor, import) : null;
    }

    /// <summary>The module's own, those of its workspace, and those that folders stand for.</summary>
    List<ModuleFiles> FindModules(string path)
    {
        own.Add((path, below));
        foreach (var used in work?.Used ?? [])
        {
            if (Known(workspace!, used) is { } folder && folder != below)
                own.Add((Parse(ModulePath.Join(folder, ModName)).Module ?? "", folder));
        }
        foreach (var (folder, file) in own.Select(module => (module.Folder, Parse(ModulePath.Join(module.Folder, ModName)))).Concat(work is null ? [] : [(workspace!, work)]).ToList())
            own.AddRange(file.Local.Select(local => (local.Module, Folder: Known(folder, local.Folder))).Where(local => local.Folder is not null && own.All(module => module.Folder != local.Folder)).Select(local => (local.Module, local.Folder!)));
        var files = own.Select(module => module.Folder).Distinct().Select(folder => (Folder: folder, Names: Names(folder, ModName, SumName)));
        if (workspace is not null)
            files = files.Prepend((workspace, Names(workspace, WorkName, WorkName + ".sum")));
        return [.. files.GroupBy(group => group.Folder, (folder, groups) => new ModuleFiles(folder, [.. groups.SelectMany(group => group.Names)]))];
    }

    string? Known(string folder, string path)
    {
        var found = ModulePath.Below(root, folder, path);
        if (found is null || !HasFile(found, ModName))
            throw new FaultException(FaultKind.GoDockerfileNotPossible, Folder, $"it is built from '{path}', which is no folder with a {ModName} that a build context could hold");
        return Plain.IsMatch(found) ? found : throw new FaultException(FaultKind.GoDockerfileNotPossible, Folder, $"the name of '{path}' has characters that shells read otherwise");
    }

    string? Vendor => ModulePath.Join(workspace ?? below, "vendor") is var folder && HasFile(folder, VendorList) ? folder : null;

    string[] Names(string folder, params string[] names) => [.. names.Where(name => HasFile(folder, name))];

    bool HasFile(string folder, string name) => File.Exists(Path.Combine(root, folder, name));

    ModFile Parse(string file) => ModFile.Parse(PackageReader.Text(Path.Combine(root, file)));

    static IEnumerable<string> Upwards(string folder)
    {
        for (; folder.Length > 0; folder = folder.LastIndexOf('/') is > 0 and var at ? folder.Substring(0, at) : "")
            yield return folder;
        yield return "";
    }
}
