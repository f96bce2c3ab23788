using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>Makes Dockerfiles for Go modules.</summary>
static class GoDockerfileGenerator
{
    /// <summary>What images are for: those of other architectures differ in hardly any file that matters here.</summary>
    const string Architecture = "amd64";

    /// <summary>Writes nothing. Throws FaultException (GoDockerfileNotPossible, GoMainNotFound, SourceUnreadable).</summary>
    /// <param name="root">The full path of the folder that holds all that the module is built from.</param>
    /// <param name="below">The module's folder below it, with forward slashes.</param>
    /// <param name="within">The folder below the root whose programs are meant, where none are named.</param>
    /// <param name="path">The full path of the Dockerfile; null for the usual one.</param>
    /// <param name="request">What it is to be like.</param>
    /// <param name="stop">Ends the reading.</param>
    public static GoDockerfile Make(string root, string below, string within, string? path, GoDockerfileRequest request, CancellationToken stop)
    {
        var platform = new GoPlatform(BuildImages.IsForWindows(request) ? "windows" : "linux", Architecture);
        var found = GoModuleReader.Read(root, below, platform, stop);
        var module = GoModuleReader.With(found, Chosen(found, within, request.Packages), platform);
        var dockerfile = path ?? Path.Combine(root, below, "Dockerfile");
        var images = BuildImages.Of(module, request);
        var hasMounts = !images.IsWindows && request.Builder != DockerfileBuilder.Classic;
        if (module.IsFetching && (request.Private.Count > 0 || request.UsesSsh) && !hasMounts)
            throw new FaultException(FaultKind.GoDockerfileNotPossible, Path.Combine(root, below), "credentials for private modules come in by mounts of BuildKit, which this builder lacks: put the modules into a vendor folder (go mod vendor)");
        var ignore = IgnoreFile.PathFor(dockerfile, root, hasMounts);
        module = module with { Assets = [.. module.Assets.Where(folder => BuildContext.Find(dockerfile, root)?.IsIgnored(folder) is not true)] };
        var command = new BuildCommand(module, dockerfile, UsesSecret(module, request), module.IsFetching && request.UsesSsh);
        return new GoDockerfile
        {
            Path = dockerfile,
            Text = new GoDockerfileText(module, images, request, hasMounts).Write(command.ForFile),
            IgnorePath = ignore,
            IgnoreText = File.Exists(ignore) ? null : IgnoreFile.Text(module),
            ContextPath = root,
            ModulePath = module.Path,
            GoVersion = images.GoVersion,
            Packages = [.. module.Programs.Select(program => program.Package)],
            Assets = module.Assets,
            IsCgo = module.IsCgo,
            IsVendored = module.IsVendored,
            RequiresBuilder = hasMounts ? DockerfileBuilder.BuildKit : DockerfileBuilder.Classic,
            BuildCommand = command.ForUser,
        };
    }

    static bool UsesSecret(GoModule module, GoDockerfileRequest request) => module.IsFetching && request.Private.Count > 0 && !request.UsesSsh;

    static List<GoProgram> Chosen(GoModule module, string within, IReadOnlyList<string> packages)
    {
        var inner = within.Length > module.Below.Length ? "./" + within.Substring(module.Below.Length).TrimStart('/') : ".";
        IReadOnlyList<string> wanted = packages.Count > 0 ? packages : [inner + "/..."];
        var chosen = wanted.SelectMany(pattern => Of(module, pattern)).Distinct().ToList();
        return chosen.Count > 0 ? chosen : throw NotFound(module, inner == "." ? module.Path : inner, "it has no main package for this platform");
    }

    static List<GoProgram> Of(GoModule module, string pattern)
    {
        var plain = pattern.Replace('\\', '/').TrimEnd('/');
        if (plain == module.Path || plain.StartsWith(module.Path + "/", StringComparison.Ordinal))
            plain = "." + plain.Substring(module.Path.Length);
        if (plain != "." && plain != "..." && !plain.StartsWith("./", StringComparison.Ordinal))
            plain = "./" + plain;
        var isWide = plain.EndsWith("...", StringComparison.Ordinal);
        var folder = isWide ? plain.Substring(0, plain.Length - 3).TrimEnd('/') : plain;
        var found = module.Programs.Where(program => program.Package == folder || (isWide && (folder is "" or "." || program.Package.StartsWith(folder + "/", StringComparison.Ordinal)))).ToList();
        return found.Count > 0 || isWide ? found : throw NotFound(module, pattern, module.Programs.Count == 0 ? "the module has no main package for this platform" : $"the main packages are {string.Join(", ", module.Programs.Select(program => program.Package))}");
    }

    static FaultException NotFound(GoModule module, string what, string why) => new(FaultKind.GoMainNotFound, what, $"in '{Path.Combine(module.Root, module.Below)}', {why}");
}
