using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>Goes through a file once, from its first instruction to its last.</summary>
sealed class StageReader
{
    // A stage upon another runs that one's triggers: a short file can ask for any number.
    const int MostTriggers = 100_000;

    readonly DockerfileSyntax file;
    readonly StageOptions options;
    readonly DockerfileErrors errors;
    readonly StageSources sources;
    readonly GrowthBudget budget = new();
    readonly List<BuildStage> stages = [];
    readonly Dictionary<string, BuildStage> byName = new(StringComparer.Ordinal);
    readonly List<string?> names;
    int triggers;

    public StageReader(DockerfileSyntax file, StageOptions options, DockerfileErrors errors)
    {
        (this.file, this.options, this.errors) = (file, options, errors);
        names = [.. file.Instructions.OfType<FromInstruction>().Select(NameOf)];
        sources = new StageSources(names, errors);
        Global = PredefinedArguments.Of(options, options.Target?.ToLowerInvariant() ?? names.LastOrDefault() ?? "default");
    }

    public VariableMap Global { get; private set; }

    public IReadOnlyList<BuildStage> Read()
    {
        var at = 0;
        for (; at < file.Instructions.Count && file.Instructions[at] is not FromInstruction; at++)
        {
            if (file.Instructions[at] is ArgInstruction arg)
                Declare(arg);
        }
        while (at < file.Instructions.Count)
        {
            var from = (FromInstruction)file.Instructions[at++];
            var own = new List<DockerfileInstruction>();
            while (at < file.Instructions.Count && file.Instructions[at] is not FromInstruction)
                own.Add(file.Instructions[at++]);
            var stage = Stage(from, own);
            stages.Add(stage);
            if (stage.Name is not null)
                byName[stage.Name] = stage;
        }
        return stages;
    }

    static string? NameOf(FromInstruction from) => from.StageName?.Text.ToLowerInvariant();

    void Declare(ArgInstruction arg)
    {
        foreach (var argument in arg.Arguments)
        {
            if (options.BuildArguments.TryGetValue(argument.Name, out var given))
                Global = Global.With(argument.Name, given);
            else if (argument.Value is not null)
                Global = Global.With(argument.Name, Expand(argument.Value, argument.ValueSpan)?.Text ?? argument.Value);
        }
    }

    BuildStage Stage(FromInstruction from, List<DockerfileInstruction> own)
    {
        var index = stages.Count;
        var source = Base(from);
        var platform = from.Platform is null ? options.TargetPlatform : Platform(from);
        var isWindows = IsWindows(source, platform);
        var state = source.Kind == StageSourceKind.Stage ? stages[source.Stage!.Value].End : Start(source.Kind == StageSourceKind.Scratch, isWindows);
        var steps = new List<StageStep>();
        var hasCommand = false;
        foreach (var instruction in Triggers(source).Concat(own))
        {
            var expander = new StageExpander(file.Escape, state, errors, budget);
            var after = new StateChanges(state, expander, errors)
            {
                Given = name => options.BuildArguments.TryGetValue(name, out var value) ? value : null,
                Global = name => Global[name],
                IsWindows = isWindows,
                HasOwnCommand = hasCommand,
            }.By(instruction);
            hasCommand |= instruction is CmdInstruction;
            steps.Add(new StageStep(instruction, state, after, sources.Of(instruction, index), expander.Missing));
            state = after;
        }
        return new BuildStage(index, NameOf(from), from, source, platform, isWindows, steps, state);
    }

    StageSource Base(FromInstruction from)
    {
        if (Expand(from.Image.Text, from.Image.Span) is not { } name)
            return new StageSource(StageSourceKind.Unresolved, from.Image.Text);
        if (byName.TryGetValue(name.Text, out var stage))
            return new StageSource(StageSourceKind.Stage, name.Text, stage.Index, name.Missing);
        if (name.Text == "scratch")
            return new StageSource(StageSourceKind.Scratch, name.Text, null, name.Missing);
        // The builder knows its platforms, even where the caller here did not say them.
        if (ReferenceName.IsValid(name.Text) && !name.Missing.Any(PredefinedArguments.Platforms.Contains))
            return new StageSource(StageSourceKind.Image, name.Text, null, name.Missing);
        if (name.Missing.Count == 0)
            errors.Add(from.Image.Span, NoImage(name.Text));
        return new StageSource(StageSourceKind.Unresolved, from.Image.Text, null, name.Missing);
    }

    string NoImage(string name) =>
        name.Length == 0 ? "The name of the base image is empty."
        : names.Contains(name.ToLowerInvariant()) ? $"'{name}' cannot be the name of an image; FROM names a stage in lower case, and one that stands above it."
        : $"'{name}' cannot be the name of an image; it is lower-case, and perhaps has a registry before and a tag behind it.";

    string? Platform(FromInstruction from)
    {
        var platform = Expand(from.Platform!, from.Syntax.Flags.First(flag => flag.Name == "platform").Span);
        return platform is null || platform.Missing.Count > 0 ? null : platform.Text;
    }

    ShellExpansion? Expand(string text, TextSpan span)
    {
        var result = new ShellWords(file.Escape).Expand(text, name => Global[name]);
        budget.Take(text.Length, result.Text.Length);
        if (!result.Failed && !budget.IsSpent)
            return result;
        errors.Add(span, result.Failed ? $"'{text}' cannot be expanded: {result.Error}." : "Variables make this file's texts longer than any builder could hold.");
        return null;
    }

    // A file says it by its platform, its base image or its escape character.
    bool IsWindows(StageSource source, string? platform) =>
        source.Kind == StageSourceKind.Stage ? stages[source.Stage!.Value].IsWindows
        : platform is not null ? platform.StartsWith("windows", StringComparison.OrdinalIgnoreCase)
        : file.Escape == '`' || source.Name.StartsWith("mcr.microsoft.com/windows", StringComparison.Ordinal) || source.Name.StartsWith("mcr.microsoft.com/powershell:nanoserver", StringComparison.Ordinal);

    StageState Start(bool isEmpty, bool isWindows)
    {
        var variables = isWindows ? VariableMap.EmptyOfWindows : VariableMap.Empty;
        if (!isEmpty)
            variables = options.BaseEnvironment.Aggregate(variables, (all, variable) => all.With(variable.Key, variable.Value));
        return new StageState
        {
            Environment = variables,
            Variables = variables,
            Ports = VariableMap.Empty,
            Volumes = VariableMap.Empty,
            Labels = VariableMap.Empty,
            StartsEmpty = isEmpty,
            WorkingDirectory = !isEmpty ? null : isWindows ? "\\" : "/",
        };
    }

    List<DockerfileInstruction> Triggers(StageSource source)
    {
        if (source.Kind != StageSourceKind.Stage || triggers > MostTriggers)
            return [];
        var found = stages[source.Stage!.Value].Steps.Select(step => step.Instruction).OfType<OnbuildInstruction>().Select(trigger => trigger.Inner).ToList();
        triggers += found.Count;
        return found;
    }
}
