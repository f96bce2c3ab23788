using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>COPY and ADD.</summary>
static class FileInstructionReader
{
    static readonly FlagRule[] Both =
    [
        new("chown", FlagKind.Text), new("chmod", FlagKind.Text), new("link", FlagKind.Switch), new("exclude", FlagKind.List),
    ];

    static readonly FlagRule[] OfCopy = [new("from", FlagKind.Text), new("parents", FlagKind.Switch), .. Both];

    static readonly FlagRule[] OfAdd = [new("checksum", FlagKind.Text), new("keep-git-dir", FlagKind.Switch), new("unpack", FlagKind.Switch), .. Both];

    public static CopyInstruction? Copy(InstructionContext context)
    {
        if (Paths(context) is not { } paths)
            return null;
        var flags = context.Flags(OfCopy);
        // The flag's own quotes are gone already: what expands now would be a variable, or more quotes.
        if (flags.Find("from") is { Value: { } from } flag && new ShellWords(context.Syntax.Escape).Expand(from, _ => null).Text != from)
            context.Error(flag.Span, "Variables are not expanded in --from; name a stage for it instead: FROM image:$TAG AS name before this stage, and --from=name.");
        return With(
            new CopyInstruction(context.Syntax, paths.Sources, paths.Destination)
            {
                From = flags.Text("from") is { Length: > 0 } source ? source : null,
                Parents = flags.Switch("parents") ?? false,
            },
            flags);
    }

    public static AddInstruction? Add(InstructionContext context)
    {
        if (Paths(context) is not { } paths)
            return null;
        var flags = context.Flags(OfAdd);
        return With(
            new AddInstruction(context.Syntax, paths.Sources, paths.Destination)
            {
                Checksum = flags.Text("checksum"),
                KeepGitDir = flags.Switch("keep-git-dir"),
                Unpack = flags.Switch("unpack"),
            },
            flags);
    }

    static T With<T>(T instruction, FlagSet flags)
        where T : FileInstruction => instruction with
        {
            Chown = flags.Text("chown"),
            Chmod = flags.Text("chmod"),
            Link = flags.Switch("link") ?? false,
            Excludes = [.. flags.All("exclude").Select(flag => flag.Value!)],
        };

    static (IReadOnlyList<InstructionWord> Sources, InstructionWord Destination)? Paths(InstructionContext context)
    {
        var words = context.Words();
        if (words.Count < 2)
        {
            context.Error(
                words.Count == 0 ? context.Syntax.KeywordSpan : context.Syntax.ArgumentsSpan,
                $"{context.Syntax.Name} needs a source and a destination: {context.Syntax.Name} {(words.Count == 0 ? "source" : words[0].Text)} destination.");
            return null;
        }
        var destination = words[words.Count - 1];
        if (HeredocMark.Parse(destination.Text) is not null)
            context.Error(destination.Span, $"The destination of {context.Syntax.Name} is a path and no here-document; it stands behind the sources.");
        return ([.. words.Take(words.Count - 1).Where(word => HeredocMark.Parse(word.Text) is null)], destination);
    }
}
