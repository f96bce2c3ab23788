using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>The lines of a final stage up to where the instructions begin that only it needs.</summary>
sealed class FinalStage
{
    static readonly Regex Zones = new(@"\btime\.LoadLocation\b", RegexOptions.CultureInvariant);

    readonly SplitPlan plan;
    readonly string from;
    readonly HashSet<string> handed = new(StringComparer.Ordinal);

    FinalStage(SplitPlan plan, string from) => (this.plan, this.from) = (plan, from);

    /// <summary>Why it cannot be written; null where it can.</summary>
    public string? Why { get; private set; }

    public string Text { get; private set; } = "";

    /// <param name="plan">What is known.</param>
    /// <param name="from">The name of the build stage.</param>
    /// <param name="name">The name of the final one; null for none.</param>
    public static FinalStage Of(SplitPlan plan, string from, string? name)
    {
        var final = new FinalStage(plan, from);
        var platform = plan.Stage.From.Syntax.Flags.Select(flag => flag.Span.Of(plan.Facts.File.Text) + " ");
        var lines = new List<string> { $"{plan.Stage.From.Syntax.Keyword} {string.Concat(platform)}{plan.Runtime!.Reference}{(name is null ? "" : " AS " + name)}" };
        lines.AddRange(final.System());
        for (var number = 0; number <= plan.LastRun; number++)
            lines.AddRange(final.Lines(plan.Stage.Steps[number], number));
        lines.AddRange(plan.Keep.Except(plan.Reading.Kept.Select(path => path.Path)).Select(final.Copy));
        if (plan.Reading.Owners.FirstOrDefault(owner => !final.handed.Contains(owner.Path)) is { Path: not null } left)
            final.Why ??= $"{left.Path} is handed to {left.Owner} together with files that are not kept.";
        var newLine = plan.Facts.File.Source.NewLine;
        final.Text = string.Concat(lines.Select(line => line.EndsWith("\n", StringComparison.Ordinal) ? line : line + newLine));
        return final;
    }

    /// <summary>Whether the build stage can do without an instruction, so that it moves.</summary>
    public static bool IsMoved(DockerfileInstruction instruction) => instruction is ExposeInstruction or LabelInstruction or HealthcheckInstruction or StopsignalInstruction
        or EntrypointInstruction or CmdInstruction or MaintainerInstruction or VolumeInstruction;

    DockerfileFacts Facts => plan.Facts;

    BuildStage Stage => plan.Stage;

    bool IsWindows => Facts.IsWindows(Stage);

    // What the old base brought along, and the new one lacks.
    IEnumerable<string> System()
    {
        var runtime = plan.Runtime!;
        if (!IsWindows)
        {
            var isMusl = Libcs.Of(Facts.Image(Stage)!) == Libc.Musl;
            var imports = Facts.GoSources!.Imports;
            // Other modules may open connections, and ask for zones.
            var hasOthers = imports.Any(path => path.Split('/')[0].IndexOf('.') >= 0);
            if (!runtime.HasCertificates && (!PureGo.Is(Facts) || plan.Reading.Packages.Contains("ca-certificates")))
                yield return Copy("/etc/ssl/certs/ca-certificates.crt");
            var asksForZones = hasOthers || Facts.GoSources.Match(Zones) || Stage.End.Environment.Contains("TZ") || plan.Reading.Packages.Contains("tzdata");
            if (!runtime.HasTimeZones && (asksForZones || !runtime.HasShell) && !Facts.GoSources.Import("time/tzdata"))
                yield return Copy(isMusl && !plan.Reading.Packages.Contains("tzdata") ? "/usr/local/go/lib/time/zoneinfo.zip" : "/usr/share/zoneinfo");
            if (plan.Reading.UserStep is not null || Names().Any(IsNamed))
                yield return $"COPY --from={from} /etc/passwd /etc/group /etc/";
        }
        // All relative paths begin here.
        if (Stage.Steps.FirstOrDefault(step => step.Instruction is WorkdirInstruction) is not { } first || !IsAbsolute(StagePaths.Expand(first, ((WorkdirInstruction)first.Instruction).Path)) || Stage.Steps.TakeWhile(step => step != first).Any(step => step.Instruction is FileInstruction))
        {
            if (WorkingFolder.OfBase(Facts, Stage) is { } folder)
                yield return "WORKDIR " + (IsWindows ? "C:" + folder.Replace('\\', '/') : folder);
        }
    }

    IEnumerable<string> Names() => Stage.Steps.Select(step => step.After.User).Concat(Stage.Steps.Select(step => (step.Instruction as FileInstruction)?.Chown)).OfType<string>()
        .Concat(plan.Reading.Owners.Select(owner => owner.Owner)).Distinct();

    static bool IsNamed(string user) => user.Split(':').Any(name => name.Length > 0 && name != "root" && !name.All(char.IsDigit));

    static bool IsAbsolute(string path) => path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    IEnumerable<string> Lines(StageStep step, int number) => step.Instruction switch
    {
        RunInstruction => Kept(number),
        FileInstruction copy => Files(copy),
        ArgInstruction arg => IsUsed(arg) ? [Raw(arg)] : [],
        WorkdirInstruction workdir => Workdir(workdir, step),
        _ => [Raw(step.Instruction)],
    };

    string Raw(DockerfileInstruction instruction) => Placement.Block(Facts, instruction).Of(Facts.File.Text);

    // By what the final stage has of the file.
    bool IsUsed(ArgInstruction arg) => Stage.Steps.Where(step => step.Instruction is not (RunInstruction or ArgInstruction) || (step.Instruction is ArgInstruction && step.Instruction != arg))
        .SelectMany(step => ChangingValue.Words(step.Instruction.Syntax.Raw)).Intersect(arg.Arguments.Select(argument => argument.Name)).Any();

    IEnumerable<string> Workdir(WorkdirInstruction workdir, StageStep step)
    {
        var path = WorkingFolder.Plain(Facts, Stage, step.After);
        if (plan.Reading.Owners.LastOrDefault(owner => owner.Path == path) is { Owner: { } owner } && !handed.Contains(path))
        {
            // BuildKit gives a new folder to the user; the classic builder does not.
            if (Facts.Builder != DockerfileBuilder.BuildKit)
                Why ??= $"{path} is handed to {owner}, for which the classic builder has no way without RUN.";
            handed.Add(path);
            return [$"USER {owner}", Raw(workdir), $"USER {step.Before.User ?? "root"}"];
        }
        return [Raw(workdir)];
    }

    IEnumerable<string> Files(FileInstruction copy)
    {
        var files = plan.Copied.All.Where(file => file.Copy == copy).ToList();
        if (files.Count == 0)
            return plan.Keep.Count == 0 || copy is CopyInstruction { From: not null } ? [Raw(copy)] : [];
        foreach (var file in files.Where(plan.IsWanted))
            Hand(file.Target);
        if (files.All(plan.IsWanted) && (copy.Chown is not null || files.All(file => plan.Reading.OwnerOf(file.Target) is null)))
            return [Raw(copy)];
        if (copy.Excludes.Count > 0 && files.Any(plan.IsWanted))
            Why ??= "A copy leaves files out by --exclude.";
        return CopyLines.Of(copy, files, plan.IsWanted, plan.Reading.OwnerOf);
    }

    IEnumerable<string> Kept(int number)
    {
        foreach (var path in plan.Reading.Kept.Where(path => path.Step == number && (plan.Keep.Count == 0 || path.IsProgram) && (!path.HasCopy || plan.Start.Used.Contains(path.Path))))
        {
            if (path.IsFolder && HasMore(path.Path))
            {
                // What is kept of it brings the folder along.
                if (path.Mode is not null)
                    Why ??= $"{path.Path} has permissions of its own, and not all that is in it is kept.";
                continue;
            }
            Hand(path.Path);
            if (path.Mode is { } mode && (Facts.Builder != DockerfileBuilder.BuildKit || !mode.All(char.IsDigit)))
                Why ??= $"The permissions {mode} of {path.Path} cannot be repeated.";
            yield return Copy(path.Path, path.Mode);
        }
    }

    bool HasMore(string folder) => plan.Copied.All.Any(file => StagePaths.IsIn(file.Target, folder)) || plan.Reading.Kept.Any(other => other.Path != folder && StagePaths.IsIn(other.Path, folder))
        || WorkingFolder.Plain(Facts, Stage, Stage.End) == folder;

    void Hand(string path) => handed.UnionWith(plan.Reading.Owners.Where(owner => owner.Path == path).Select(owner => owner.Path));

    string Copy(string path) => Copy(path, null);

    string Copy(string path, string? mode)
    {
        var flags = (plan.Reading.OwnerOf(path) is { } owner ? $"--chown={owner} " : "") + (mode is null ? "" : $"--chmod={mode} ");
        return CopyLines.Line($"COPY --from={from} {flags}", [path, path]);
    }
}
