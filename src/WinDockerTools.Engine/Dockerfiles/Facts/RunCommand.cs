using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Shell;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A program that a RUN instruction runs.</summary>
/// <param name="Stage">The stage of the instruction.</param>
/// <param name="Step">The instruction with what holds there.</param>
/// <param name="Run">The instruction.</param>
/// <param name="Command">The program with its arguments and variables.</param>
/// <param name="Span">Where it stands in the file.</param>
sealed record RunCommand(BuildStage Stage, StageStep Step, RunInstruction Run, ScriptCommand Command, TextSpan Span)
{
    public string Program => Command.Program;

    public IReadOnlyList<string> Words => Command.Words;

    /// <summary>The first word behind the program that is no flag, such as <c>build</c> of <c>go build</c>; empty without.</summary>
    public string Verb => Command.Arguments.FirstOrDefault(word => word.Length > 0 && word[0] is not ('-' or '/')) ?? "";

    /// <summary>What <c>$name</c> is where it runs; null where it is not known.</summary>
    public string? Variable(string name) => Command.Environment.TryGetValue(name, out var value) ? value : Step.Before.Variables[name];

    public bool Is(string program, params string[] verbs) => Program == program && (verbs.Length == 0 || verbs.Contains(Verb));

    public bool HasArgument(params string[] words) => Command.Arguments.Any(words.Contains);

    public override string ToString() => string.Join(" ", Words);

    /// <summary>Those of a stage, in order.</summary>
    public static IEnumerable<RunCommand> Of(BuildStage stage)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not RunInstruction run)
                continue;
            var script = run.Script;
            var environment = step.Before.Environment.ToDictionary(pair => pair.Key, pair => pair.Value);
            var escape = run.Syntax.Escape;
            var found = run.Command.Words is { } words
                ? ShellScript.Command(words, environment, script.Length, escape, name => step.Before.Variables[name])
                : ShellScript.Commands(script.Text, escape, environment, name => step.Before.Variables[name]);
            foreach (var command in found)
                yield return new RunCommand(stage, step, run, command, script.ToFile(TextSpan.Between(command.Start, command.End)));
        }
    }
}
