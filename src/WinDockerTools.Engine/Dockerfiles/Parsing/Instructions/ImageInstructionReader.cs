using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>The instructions that set one thing of the image.</summary>
static class ImageInstructionReader
{
    public static WorkdirInstruction? Workdir(InstructionContext context) => One(context, "WORKDIR /app") is { } path ? new(context.Syntax, path) : null;

    public static UserInstruction? User(InstructionContext context) => One(context, "USER ContainerUser") is { } user ? new(context.Syntax, user) : null;

    public static MaintainerInstruction? Maintainer(InstructionContext context) => One(context, "MAINTAINER name") is { } name ? new(context.Syntax, name) : null;

    public static CmdInstruction Cmd(InstructionContext context)
    {
        context.Flags();
        return new CmdInstruction(context.Syntax, context.Command);
    }

    public static EntrypointInstruction Entrypoint(InstructionContext context)
    {
        context.Flags();
        return new EntrypointInstruction(context.Syntax, context.Command);
    }

    public static StopsignalInstruction? Stopsignal(InstructionContext context)
    {
        var signal = context.Arguments;
        if (signal.Length == 0)
        {
            context.Error("STOPSIGNAL needs a signal: STOPSIGNAL SIGTERM.");
            return null;
        }
        // One with a variable is known only to the builder.
        if (!StopSignals.IsSignal(signal) && signal.IndexOfAny(['$', '"', '\'', context.Syntax.Escape]) < 0)
            context.Error(context.Syntax.ArgumentsSpan, $"'{signal}' is no signal; it is a name such as SIGTERM, or a number.");
        return new StopsignalInstruction(context.Syntax, signal);
    }

    public static ExposeInstruction? Expose(InstructionContext context)
    {
        context.Flags();
        var ports = context.Words();
        if (ports.Count == 0)
        {
            context.Error("EXPOSE needs a port: EXPOSE 8080.");
            return null;
        }
        foreach (var port in ports.Where(port => port.Text.IndexOfAny(['$', '"', '\'', context.Syntax.Escape]) < 0 && ExposedPorts.Parse(port.Text) is null))
            context.Error(port.Span, $"'{port.Text}' is no port; it is a number up to 65535 or a range, perhaps with /tcp, /udp or /sctp.");
        return new ExposeInstruction(context.Syntax, ports);
    }

    public static VolumeInstruction? Volume(InstructionContext context)
    {
        context.Flags();
        var paths = context.Words();
        if (paths.Count == 0)
        {
            context.Error("VOLUME needs a path: VOLUME C:\\data.");
            return null;
        }
        if (paths.Any(path => path.Text.Trim().Length == 0))
            context.Error(context.Syntax.ArgumentsSpan, "A path of VOLUME is empty; take it away.");
        return new VolumeInstruction(context.Syntax, paths);
    }

    public static ShellInstruction? Shell(InstructionContext context)
    {
        context.Flags();
        if (context.Syntax.Form == ArgumentForm.Json && context.Syntax.JsonWords.Count > 0)
            return new ShellInstruction(context.Syntax, context.Syntax.JsonWords);
        context.Error(
            context.Syntax.Form == ArgumentForm.None ? context.Syntax.KeywordSpan : context.Syntax.ArgumentsSpan,
            "SHELL is written as a JSON array with its items in quotes (\"): SHELL [\"powershell\", \"-Command\"]. A backslash in it is written twice.");
        return null;
    }

    static string? One(InstructionContext context, string example)
    {
        context.Flags();
        if (context.Arguments.Length > 0)
            return context.Arguments;
        context.Error($"{context.Syntax.Name} needs a value: {example}.");
        return null;
    }
}
