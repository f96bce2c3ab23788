using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>Writes a Dockerfile: a stage that fetches and compiles, in the order of how seldom things change, and one for each program.</summary>
sealed class GoDockerfileText(GoModule module, BuildImages images, GoDockerfileRequest request, bool hasMounts)
{
    const string Sources = "/src", Output = "/out/", ModuleCache = "/go/pkg/mod", BuildCache = "/root/.cache/go-build", BuildStage = "build", ProgramFolder = "/app";

    /// <summary>The user of distroless' nonroot images: a number, so that Kubernetes sees that it is not root, and no image has to know it.</summary>
    const string NoRoot = "65532:65532";

    /// <summary>cmd.exe takes no longer lines (learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation).</summary>
    const int LongestLine = 7000;

    readonly List<string> lines = [];
    IReadOnlyDictionary<GoProgram, string>? names;

    /// <summary>Ends with a line break; all are LF.</summary>
    /// <param name="command">How to build it, for people.</param>
    public string Write(string command)
    {
        lines.Add("# " + command);
        if (module.Programs.Count > 1)
            lines.Add($"# The image of another program: --target {string.Join(", ", Stages().Take(module.Programs.Count - 1))}");
        WriteBuild();
        foreach (var (program, stage) in module.Programs.Zip(Stages(), (program, stage) => (program, stage)))
            WriteImage(program, stage);
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>The stage of each program: its name where it has one that FROM takes.</summary>
    IEnumerable<string> Stages()
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { BuildStage, "scratch" };
        foreach (var program in module.Programs)
        {
            var name = new string([.. program.Name.ToLowerInvariant().Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.' ? letter : '-')]);
            name = name[0] is >= 'a' and <= 'z' ? name : "app-" + name;
            for (var (plain, number) = (name, 2); !used.Add(name); number++)
                name = $"{plain}-{number}";
            yield return name;
        }
    }

    string FileOf(GoProgram program) => Names[program] + (images.IsWindows ? ".exe" : "");

    /// <summary>What each program's file is called. Of two programs of one name, the folder tells which is which.</summary>
    IReadOnlyDictionary<GoProgram, string> Names => names ??= NameAll();

    Dictionary<GoProgram, string> NameAll()
    {
        var all = new Dictionary<GoProgram, string>();
        // Windows takes capitals and small letters for the same.
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var program in module.Programs.OrderBy(HasTwins))
        {
            var name = HasTwins(program) ? program.Package.Substring(2).Replace('/', '-') : program.Name;
            for (var (plain, number) = (name, 2); !used.Add(name); number++)
                name = $"{plain}-{number}";
            all.Add(program, name);
        }
        return all;
    }

    bool HasTwins(GoProgram program) => program.Package != "." && module.Programs.Count(other => string.Equals(other.Name, program.Name, StringComparison.OrdinalIgnoreCase)) > 1;

    void WriteBuild()
    {
        lines.Add($"FROM {images.Builder} AS {BuildStage}");
        if (images.IsWindows)
        {
            lines.Add("SHELL [\"cmd\", \"/S\", \"/C\"]");
            lines.Add("USER ContainerAdministrator");
        }
        WriteEnvironment();
        if (images.IsAlpine && module.IsCgo)
            lines.Add("RUN apk add --no-cache gcc musl-dev");
        lines.Add("WORKDIR " + ModulePath.Join(Sources, module.Below));
        if (module.IsFetching || !hasMounts)
            WriteDependencies();
        lines.Add(Copy(["."], module.Below.Length == 0 ? "." : Sources + "/"));
        WriteCompilation();
    }

    void WriteEnvironment()
    {
        var variables = new List<string> { $"CGO_ENABLED={(module.IsCgo ? 1 : 0)}" };
        if (module.IsCgo && images.IsWindows)
            lines.Add("# cgo needs a C compiler, which Go's images for Windows lack: install one here, or name an image with -BaseImage.");
        if (hasMounts && !images.IsGo)
            variables.AddRange([$"GOMODCACHE={ModuleCache}", $"GOCACHE={BuildCache}"]);
        if (FetchesPrivately)
            variables.Add($"GOPRIVATE={string.Join(",", request.Private)}");
        lines.Add("ENV " + string.Join(" ", variables));
    }

    bool FetchesPrivately => module.IsFetching && request.Private.Count > 0;

    void WriteDependencies()
    {
        if (module.IsFetching && request.UsesSsh)
            WriteSsh();
        foreach (var files in module.Files)
            lines.Add(Copy([.. files.Names.Select(name => ModulePath.Join(files.Folder, name))], Destination(files.Folder)));
        if (module.IsVendored && !hasMounts)
            lines.Add(Copy([module.Vendor], Destination(module.Vendor)));
        if (module.IsFetching)
            lines.Add($"RUN {Mounts(withBuildCache: false)}go mod download");
        // Without mounts the layers are the cache: what edits leave alone is compiled in one of its own.
        if (!hasMounts)
            WritePrecompilation();
    }

    void WriteSsh()
    {
        var hosts = request.Private.Select(pattern => pattern.Split('/')[0]).Where(host => host.IndexOf('*') < 0).Distinct().ToList();
        lines.Add("# Keys come from the agent of whoever builds; the first answer of a host is believed.");
        lines.Add("ENV GIT_SSH_COMMAND=\"ssh -o StrictHostKeyChecking=accept-new\"");
        if (images.IsAlpine)
            lines.Add("RUN apk add --no-cache git openssh-client");
        foreach (var host in hosts)
            lines.Add($"RUN git config --global url.\"ssh://git@{host}/\".insteadOf https://{host}/");
    }

    void WritePrecompilation()
    {
        var length = 0;
        var imports = module.Imports.TakeWhile(import => (length += import.Length + 1) < LongestLine).ToList();
        if (imports.Count == 0)
            return;
        lines.Add("# Compiled ahead, so that an edit compiles no more than this module. What does not compile here may do so below.");
        lines.Add($"RUN {Build} {string.Join(" ", imports)} || {(images.IsWindows ? "exit 0" : "true")}");
    }

    void WriteCompilation()
    {
        var flags = $"{Build} -o {Output}";
        // go build names them itself, where it is given several.
        var alone = module.Programs.Where(program => Names[program] != program.Name).ToList();
        var together = module.Programs.Except(alone).ToList();
        var commands = alone.Select(program => $"{flags}{FileOf(program)} {program.Package}").ToList();
        if (together.Count == 1)
            commands.Insert(0, $"{flags}{FileOf(together[0])} {together[0].Package}");
        else if (together.Count > 1)
            commands.Insert(0, $"{flags} {string.Join(" ", together.Select(program => program.Package))}");
        var mounts = Mounts(withBuildCache: true);
        lines.Add(mounts.Length == 0 ? $"RUN {string.Join(" && ", commands)}" : $"RUN {mounts.TrimEnd()} \\\n    {string.Join(" && \\\n    ", commands)}");
    }

    string Build => $"go build -trimpath{Tags} -ldflags=\"-s -w\"";

    // Half a megabyte in the program, where its image has no time zones.
    string Tags => images.Runtime.HasTimeZones ? "" : " -tags timetzdata";

    string Mounts(bool withBuildCache)
    {
        if (!hasMounts)
            return "";
        var mounts = new List<string>();
        if (module.IsFetching)
            mounts.Add($"type=cache,target={ModuleCache}");
        if (withBuildCache)
            mounts.Add($"type=cache,target={BuildCache}");
        // The mount of the modules may be emptied while the layer of their fetching is kept.
        if (FetchesPrivately && !request.UsesSsh)
            mounts.Add("type=secret,id=netrc,target=/root/.netrc");
        if (module.IsFetching && request.UsesSsh)
            mounts.Add("type=ssh");
        return string.Concat(mounts.Select(mount => $"--mount={mount} "));
    }

    void WriteImage(GoProgram program, string stage)
    {
        lines.Add("");
        lines.Add($"FROM {images.Runtime.Reference}{(module.Programs.Count > 1 ? " AS " + stage : "")}");
        if (module.Assets.Count > 0)
        {
            lines.Add("# Programs may read these when they run, from the folder they start in. Remove what yours do not need.");
            lines.Add("WORKDIR " + ProgramFolder);
            foreach (var folder in module.Assets)
                lines.Add(Copy([folder], $"./{folder.Substring(module.Below.Length).TrimStart('/')}"));
        }
        if (!images.Runtime.HasCertificates && !images.IsWindows)
            lines.Add($"COPY --from={BuildStage} /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/");
        lines.Add(Copy([Output + FileOf(program)], $"{ProgramFolder}/{FileOf(program)}", BuildStage));
        if (User is { } user)
            lines.Add("USER " + user);
        if (request.Ports.Count > 0)
            lines.Add("EXPOSE " + string.Join(" ", request.Ports));
        lines.Add($"ENTRYPOINT [\"{(images.IsWindows ? $"C:\\\\app\\\\{FileOf(program)}" : $"{ProgramFolder}/{FileOf(program)}")}\"]");
    }

    string? User => request.User ?? (images.IsWindows ? "ContainerUser" : ImageName.Of(images.Runtime.Reference).TagParts.Contains("nonroot") ? null : NoRoot);

    string Destination(string folder) => module.Below.Length == 0 ? "./" + (folder.Length == 0 ? "" : folder + "/") : ModulePath.Join(Sources, folder) + "/";

    static string Copy(string[] sources, string destination, string? stage = null) => $"COPY {(stage is null ? "" : $"--from={stage} ")}{string.Join(" ", sources)} {destination}";
}
