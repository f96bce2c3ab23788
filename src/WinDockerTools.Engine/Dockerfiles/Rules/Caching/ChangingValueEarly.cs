using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>
/// A value that every build has anew stands before steps that take long and do not use it. BuildKit puts all arguments
/// into the environment of RUN, so that each RUN behind ARG starts again; labels start nothing again there, but do so
/// in the classic builder (docs.docker.com/reference/dockerfile, "Impact on build caching").
/// </summary>
static class ChangingValueEarly
{
    public const string Id = "ChangingValueEarly";

    /// <summary>A value, the names through which it goes on, and the first and the last step that it starts again for nothing.</summary>
    sealed class Change(ArgInstruction by, string name)
    {
        public ArgInstruction By { get; } = by;
        public string Name { get; } = name;
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal) { name };
        public RunCommand? First { get; private set; }
        public RunCommand? Last { get; private set; }

        public void Wastes(RunCommand command) => (First, Last) = (First ?? command, command);
    }

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        var all = new List<Change>();
        var (stage, hasSources) = (-1, false);
        List<Change> open = [];
        foreach (var (at, _) in BuildStep.Follow(facts, false, (_, _) => false))
        {
            if (at.Stage.Index != stage)
                (stage, hasSources, open) = (at.Stage.Index, false, []);
            // Behind the sources all steps start again with each commit anyway.
            hasSources |= IsSources(at);
            switch (at.Step.Instruction)
            {
                case ArgInstruction arg:
                    var changing = arg.Arguments.Where(argument => ChangingValue.Is(argument.Name) && !open.Any(change => change.Name == argument.Name)).ToList();
                    open.AddRange(changing.Select(argument => new Change(arg, argument.Name)));
                    all.AddRange(open.Skip(open.Count - changing.Count));
                    break;
                case EnvInstruction env:
                    // It hands the value on under another name.
                    foreach (var (variable, words) in env.Variables.Select(variable => (variable.Name, ChangingValue.Words(variable.Value ?? ""))))
                        open.ForEach(change => { if (change.Names.Overlaps(words)) change.Names.Add(variable); });
                    break;
                case RunInstruction or FileInstruction or WorkdirInstruction when open.Count > 0:
                    // What uses the value stays behind it, and takes all that follows along.
                    var used = ChangingValue.Words(at.Step.Instruction.Syntax.Raw);
                    open.RemoveAll(change => change.Names.Overlaps(used));
                    if (!hasSources && at.Commands.FirstOrDefault(ExpensiveCommand.Is) is { } command)
                        open.ForEach(change => change.Wastes(command));
                    break;
            }
        }
        return all.Where(change => change.First is not null).GroupBy(change => change.By.Span.Start).Select(group => Hit(facts, group.First()));
    }

    static bool IsSources(BuildStep at) => at.Step.Instruction is FileInstruction copy
        && (copy is CopyInstruction { From: not null } ? SourceCopy.IsIn(at) : SourceCopy.IsBroad(copy, IsManifest));

    static bool IsManifest(string source) => DependencyTool.All.SelectMany(tool => tool.ManifestNames).Any(name => SourceCopy.IsNamed(source, name));

    static RuleHit Hit(DockerfileFacts facts, Change change)
    {
        var (first, last) = (change.First!, change.Last!);
        return RuleHit.At(change.By,
            $"{change.Name} is another one in every build, and stands before '{string.Join(" ", first.Words.Take(3))}' on line {facts.File.Source.LineOf(first.Span.Start)}, which does not use it: an argument is part of the environment of each RUN behind it, so that this step never comes from the cache.",
            $"# below line {facts.File.Source.LineOf(Math.Max(0, last.Run.Span.End - 1))}, with all that uses it\n{change.By.Syntax.Raw}");
    }
}
