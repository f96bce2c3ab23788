using System;
using System.Globalization;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>HEALTHCHECK.</summary>
static class HealthcheckReader
{
    static readonly FlagRule[] Known =
    [
        new("interval", FlagKind.Text), new("timeout", FlagKind.Text), new("start-period", FlagKind.Text), new("start-interval", FlagKind.Text),
        new("retries", FlagKind.Text),
    ];

    public static HealthcheckInstruction? Read(InstructionContext context)
    {
        var text = context.Arguments;
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        var rest = end;
        while (rest < text.Length && char.IsWhiteSpace(text[rest]))
            rest++;
        var kind = context.Syntax.SpanOf(context.Syntax.ArgumentsStart, end);
        switch (text.Substring(0, end).ToUpperInvariant())
        {
            case "NONE":
                if (rest < text.Length)
                    context.Error(context.Syntax.ArgumentsSpan, "Nothing stands behind HEALTHCHECK NONE.");
                return new HealthcheckInstruction(context.Syntax, null);
            case "CMD":
                return Check(context, context.CommandFrom(context.Syntax.ArgumentsStart + rest));
            case "":
                context.Error("HEALTHCHECK needs CMD and a command, or NONE.");
                return null;
            default:
                context.Error(kind, $"'{text.Substring(0, end)}' cannot stand here; it is HEALTHCHECK CMD command, or HEALTHCHECK NONE.");
                return null;
        }
    }

    static HealthcheckInstruction Check(InstructionContext context, CommandLine command)
    {
        var flags = context.Flags(Known);
        if (command.Words is { Count: 0 } || (command.IsShell && command.Text.Length == 0))
            context.Error("HEALTHCHECK CMD needs a command.");
        return new HealthcheckInstruction(context.Syntax, command)
        {
            Interval = Time(context, flags.Find("interval")),
            Timeout = Time(context, flags.Find("timeout")),
            StartPeriod = Time(context, flags.Find("start-period")),
            StartInterval = Time(context, flags.Find("start-interval")),
            Retries = Retries(context, flags.Find("retries")),
        };
    }

    static TimeSpan? Time(InstructionContext context, FlagSyntax? flag)
    {
        if (flag is null || flag.Value!.Length == 0)
            return null;
        if (GoDuration.Parse(flag.Value) is not { } time)
            context.Error(flag.Span, $"--{flag.Name} is a time with its unit, such as 30s or 1m30s, and not '{flag.Value}'.");
        else if (time != TimeSpan.Zero && time < TimeSpan.FromMilliseconds(1))
            context.Error(flag.Span, $"--{flag.Name} is 0 or at least 1ms.");
        else
            return time;
        return null;
    }

    static int? Retries(InstructionContext context, FlagSyntax? flag)
    {
        if (flag is null || flag.Value!.Length == 0)
            return null;
        if (int.TryParse(flag.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 0)
            return count;
        context.Error(flag.Span, $"--retries is a whole number, and not '{flag.Value}'.");
        return null;
    }
}
