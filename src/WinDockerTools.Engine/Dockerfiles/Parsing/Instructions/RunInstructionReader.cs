using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>RUN.</summary>
static class RunInstructionReader
{
    static readonly FlagRule[] Known =
    [
        new("mount", FlagKind.List), new("network", FlagKind.Text), new("security", FlagKind.Text), new("device", FlagKind.List),
    ];

    public static RunInstruction Run(InstructionContext context)
    {
        var flags = context.Flags(Known);
        OneOf(context, flags.Find("network"), "default", "none", "host");
        OneOf(context, flags.Find("security"), "sandbox", "insecure");
        return new RunInstruction(
            context.Syntax,
            context.Command,
            [.. flags.All("mount").Select(flag => MountReader.Read(context, flag)).OfType<RunMount>()],
            flags.Text("network"),
            flags.Text("security"),
            [.. flags.All("device").Select(flag => flag.Value!)]);
    }

    static void OneOf(InstructionContext context, FlagSyntax? flag, params string[] values)
    {
        if (flag is not null && !values.Contains(flag.Value))
            context.Error(flag.Span, $"--{flag.Name} is one of {string.Join(", ", values)}, and not '{flag.Value}'.");
    }
}
