using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>Gives instructions their meaning, by the rules of BuildKit's instructions package.</summary>
static class InstructionReader
{
    public static DockerfileInstruction Read(InstructionSyntax syntax, DockerfileErrors errors) => Read(new InstructionContext(syntax, errors, isTrigger: false));

    static DockerfileInstruction Read(InstructionContext context)
    {
        if (context.Syntax.Form == ArgumentForm.BrokenJson)
        {
            context.SyntaxError(context.Syntax.ArgumentsSpan, $"The JSON array of {context.Syntax.Name} may hold strings alone; put quotes (\") around each of its items.");
            return new InvalidInstruction(context.Syntax);
        }
        return Typed(context) ?? new InvalidInstruction(context.Syntax);
    }

    // Null where it makes no sense; an error says why.
    static DockerfileInstruction? Typed(InstructionContext context) => context.Syntax.Name switch
    {
        "ADD" => FileInstructionReader.Add(context),
        "ARG" => StageInstructionReader.Arg(context),
        "CMD" => ImageInstructionReader.Cmd(context),
        "COPY" => FileInstructionReader.Copy(context),
        "ENTRYPOINT" => ImageInstructionReader.Entrypoint(context),
        "ENV" => StageInstructionReader.Env(context),
        "EXPOSE" => ImageInstructionReader.Expose(context),
        "FROM" => StageInstructionReader.From(context),
        "HEALTHCHECK" => HealthcheckReader.Read(context),
        "LABEL" => StageInstructionReader.Label(context),
        "MAINTAINER" => ImageInstructionReader.Maintainer(context),
        "ONBUILD" => Onbuild(context),
        "RUN" => RunInstructionReader.Run(context),
        "SHELL" => ImageInstructionReader.Shell(context),
        "STOPSIGNAL" => ImageInstructionReader.Stopsignal(context),
        "USER" => ImageInstructionReader.User(context),
        "VOLUME" => ImageInstructionReader.Volume(context),
        "WORKDIR" => ImageInstructionReader.Workdir(context),
        _ => Unknown(context),
    };

    static OnbuildInstruction? Onbuild(InstructionContext context)
    {
        if (context.Syntax.Inner is not { } inner)
        {
            context.Error("ONBUILD needs an instruction behind it, such as ONBUILD COPY . /app.");
            return null;
        }
        context.Flags();
        if (inner.Name is "ONBUILD" or "FROM" or "MAINTAINER")
        {
            context.Error(inner.KeywordSpan, $"{inner.Name} cannot stand behind ONBUILD.");
            return null;
        }
        return new OnbuildInstruction(context.Syntax, Read(context.Trigger(inner)));
    }

    static DockerfileInstruction? Unknown(InstructionContext context)
    {
        var (name, keyword) = (context.Syntax.Name, context.Syntax.Keyword);
        if (name.Length == 0)
        {
            context.Error("The line continues nothing: take the escape character away, or write an instruction before it.");
            return null;
        }
        var near = InstructionNames.All.Select(known => (known, Distance: Distance(name, known))).OrderBy(pair => pair.Distance).First();
        context.Error(near.Distance <= 2
            ? $"'{Short(keyword)}' is no instruction; {near.known} may be meant."
            : $"'{Short(keyword)}' is no instruction. A line that belongs to the one above it needs the escape character ({context.Syntax.Escape}) at that one's end.");
        return null;
    }

    static string Short(string text) => text.Length > 40 ? text.Substring(0, 40) + "…" : text;

    // How many letters differ, are missing or too many.
    static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
            return int.MaxValue;
        var before = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var now = new int[other.Length + 1];
            now[0] = row;
            for (var column = 1; column <= other.Length; column++)
                now[column] = Math.Min(Math.Min(now[column - 1], before[column]) + 1, before[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1));
            before = now;
        }
        return before[other.Length];
    }
}
