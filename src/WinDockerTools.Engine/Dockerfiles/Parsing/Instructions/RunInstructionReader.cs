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
        foreach (var device in flags.All("device").Where(device => !IsDevice(device.Value!)))
            context.Error(device.Span, "A device is written --device=vendor.com/class=name, or --device=name,required.");
        return new RunInstruction(
            context.Syntax,
            context.Command,
            [.. flags.All("mount").Select(flag => MountReader.Read(context, flag)).OfType<RunMount>()],
            flags.Text("network"),
            flags.Text("security"),
            [.. flags.All("device").Select(flag => flag.Value!)]);
    }

    // A name, and perhaps whether it is required.
    static bool IsDevice(string text)
    {
        var hasName = false;
        foreach (var field in CommaFields.Split(text) ?? ["required=?"])
        {
            var (key, value) = field.IndexOf('=') is >= 0 and var equals ? (field.Substring(0, equals).ToLowerInvariant(), field.Substring(equals + 1)) : (field.ToLowerInvariant(), null);
            if (key == "required")
            {
                if (value is not null && MountReader.Switch(value) is null)
                    return false;
            }
            else if (hasName)
            {
                return false;
            }
            else
            {
                hasName = (key == "name" && value is not null ? value : field).Length > 0;
            }
        }
        return true;
    }

    static void OneOf(InstructionContext context, FlagSyntax? flag, params string[] values)
    {
        if (flag is not null && !values.Contains(flag.Value))
            context.Error(flag.Span, $"--{flag.Name} is one of {string.Join(", ", values)}, and not '{flag.Value}'.");
    }
}
