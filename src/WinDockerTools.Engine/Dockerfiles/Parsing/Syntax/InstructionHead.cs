using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>The joined line of an instruction in its parts: keyword, flags, arguments.</summary>
sealed class InstructionHead
{
    InstructionHead(JoinedText joined, int from, char escape, bool isInner)
    {
        var text = joined.Text.TrimEnd();
        KeywordStart = from;
        while (KeywordStart < text.Length && char.IsWhiteSpace(text[KeywordStart]))
            KeywordStart++;
        var end = KeywordStart;
        while (end < text.Length && text[end] is not ('\t' or '\v' or '\f' or '\r' or ' '))
            end++;
        Keyword = text.Substring(KeywordStart, end - KeywordStart);
        Name = Array.Find(InstructionNames.All, name => string.Equals(name, Keyword, StringComparison.OrdinalIgnoreCase)) ?? Keyword.ToUpperInvariant();
        Keyword = Keyword == Name ? Name : Keyword;
        (Flags, ArgumentsStart) = FlagReader.Read(joined, text, end, escape);
        Arguments = text.Substring(ArgumentsStart);
        (Form, JsonWords) = Name switch
        {
            "ADD" or "CMD" or "COPY" or "ENTRYPOINT" or "RUN" or "SHELL" or "VOLUME" => JsonArray.Read(Arguments),
            "HEALTHCHECK" => JsonArray.Read(WithoutFirstWord(Arguments)),
            _ => (Arguments.Length > 0 ? ArgumentForm.Text : ArgumentForm.None, []),
        };
        // A chain of them is refused, and may be long.
        if (Name == "ONBUILD" && !isInner && Arguments.Length > 0)
            Inner = new InstructionHead(joined, ArgumentsStart, escape, isInner: true);
    }

    public string Keyword { get; }

    public string Name { get; }

    public int KeywordStart { get; }

    public IReadOnlyList<FlagSyntax> Flags { get; }

    public string Arguments { get; }

    public int ArgumentsStart { get; }

    public ArgumentForm Form { get; }

    public IReadOnlyList<string> JsonWords { get; }

    public InstructionHead? Inner { get; }

    /// <summary>Lines behind it may belong to here-documents.</summary>
    public bool TakesHeredocs => Inner is { } inner ? inner.TakesHeredocs : Name is "RUN" or "COPY" or "ADD" && Form == ArgumentForm.Text;

    public static InstructionHead Of(JoinedText joined, char escape) => new(joined, 0, escape, isInner: false);

    static string WithoutFirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text.Substring(end).TrimStart();
    }
}
