using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>What an instruction changes for those behind it.</summary>
sealed class StateChanges(StageState state, StageExpander expander, DockerfileErrors errors)
{
    static readonly string[] ShellOfWindows = ["cmd", "/S", "/C"];
    static readonly string[] ShellOfLinux = ["/bin/sh", "-c"];

    /// <summary>The values for ARG, by their names: those of the caller, and those from before the first FROM.</summary>
    public required Func<string, string?> Given { get; init; }

    public required Func<string, string?> Global { get; init; }

    public required bool IsWindows { get; init; }

    /// <summary>The stage has a CMD of its own, which ENTRYPOINT leaves alone.</summary>
    public required bool HasOwnCommand { get; init; }

    public StageState By(DockerfileInstruction instruction) => instruction switch
    {
        ArgInstruction arg => arg.Arguments.Aggregate(state, Declared),
        EnvInstruction env => env.Variables.Select(Expanded).ToList().Aggregate(state, (now, pair) => now with
        {
            Environment = now.Environment.With(pair.Name, pair.Value),
            Variables = now.Variables.With(pair.Name, pair.Value),
        }),
        LabelInstruction label => state with { Labels = label.Labels.Select(Expanded).Aggregate(state.Labels, (labels, pair) => labels.With(pair.Name, pair.Value)) },
        WorkdirInstruction workdir => state with { WorkingDirectory = Workdir(workdir) },
        UserInstruction user => state with { User = expander.Text(user.User, user.Syntax.ArgumentsSpan) },
        StopsignalInstruction stop => state with { StopSignal = Signal(stop) },
        ShellInstruction shell => state with { Shell = shell.Words },
        CmdInstruction cmd => state with { Command = Line(cmd.Command) },
        EntrypointInstruction entrypoint => state with { Entrypoint = Line(entrypoint.Command), Command = HasOwnCommand ? state.Command : null },
        HealthcheckInstruction health => state with { Healthcheck = health },
        VolumeInstruction volume => state with { Volumes = volume.Paths.Select(Volume).Aggregate(state.Volumes, (all, path) => all.With(path, "")) },
        ExposeInstruction expose => state with { Ports = expose.Ports.SelectMany(Ports).Aggregate(state.Ports, (all, port) => all.With(port, "")) },
        FileInstruction file => Copied(file),
        RunInstruction run => Ran(run),
        _ => state,
    };

    // Each sees those before it on the same line, which for ENV is not so.
    StageState Declared(StageState now, NamedValue argument)
    {
        var value = Given(argument.Name)
            ?? (argument.Value is null ? Global(argument.Name) : expander.Text(argument.Value, argument.ValueSpan, now.Variables));
        return value is null ? now : now with { Variables = now.Variables.With(argument.Name, value) };
    }

    (string Name, string Value) Expanded(NamedValue pair) => (expander.Text(pair.Name, pair.Span), expander.Text(pair.Value ?? "", pair.ValueSpan));

    string? Workdir(WorkdirInstruction workdir)
    {
        var path = expander.Text(workdir.Path, workdir.Syntax.ArgumentsSpan);
        if (!IsWindows || WorkingPath.ErrorOfWindows(path) is not { } error)
            return WorkingPath.Resolve(state.WorkingDirectory, path, IsWindows);
        errors.Add(workdir.Syntax.ArgumentsSpan, error);
        return null;
    }

    string Signal(StopsignalInstruction stop)
    {
        var signal = expander.Text(stop.Signal, stop.Syntax.ArgumentsSpan);
        if (signal != stop.Signal && signal.IndexOf('$') < 0 && !StopSignals.IsSignal(signal))
            errors.Add(stop.Syntax.ArgumentsSpan, $"'{stop.Signal}' becomes '{signal}', which is no signal.");
        return signal;
    }

    string Volume(InstructionWord written)
    {
        var path = expander.Text(written);
        if (path.Length == 0)
            errors.Add(written.Span, $"'{written.Text}' becomes nothing, which is no path for VOLUME.");
        return path;
    }

    IReadOnlyList<string> Line(CommandLine command) =>
        command.Words ?? [.. state.Shell ?? (IsWindows ? ShellOfWindows : ShellOfLinux), command.Text.Text];

    IEnumerable<string> Ports(InstructionWord written)
    {
        foreach (var word in expander.Words(written))
        {
            if (ExposedPorts.Parse(word.Text) is { } ports)
            {
                foreach (var port in ports)
                    yield return port;
            }
            else if (word.Text.IndexOf('$') < 0 && written.Text != word.Text)
            {
                errors.Add(written.Span, $"'{written.Text}' becomes '{word.Text}', which is no port.");
            }
        }
    }

    StageState Copied(FileInstruction file)
    {
        foreach (var word in file.Sources.Append(file.Destination))
            expander.Text(word);
        expander.Text(file.Chown, file);
        expander.Text(file.Chmod, file);
        expander.Text((file as AddInstruction)?.Checksum, file);
        foreach (var document in file.Syntax.Heredocs.Where(document => document.Expands))
            expander.Document(document.Content, document.Span);
        return state;
    }

    StageState Ran(RunInstruction run)
    {
        foreach (var mount in run.Mounts)
        {
            foreach (var field in CommaFields.Split(mount.Flag.Value!) ?? [])
                expander.Text(field, mount.Flag.Span);
        }
        return state;
    }
}
