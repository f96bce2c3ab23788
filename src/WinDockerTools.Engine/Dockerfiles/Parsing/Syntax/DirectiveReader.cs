using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>Parser directives: comments of a certain form, before all else in the file.</summary>
static class DirectiveReader
{
    static readonly string[] Known = ["syntax", "escape", "check"];

    public static IReadOnlyList<DirectiveSyntax> Read(SourceText source, DockerfileErrors errors)
    {
        var found = new List<DirectiveSyntax>();
        for (var line = 1; line <= source.LineCount && Parse(source.Text, FileLines.Content(source, line)) is { } directive; line++)
        {
            if (found.Any(other => other.Name == directive.Name))
                errors.Add(directive.Span, $"The directive '{directive.Name}' stands here twice; take one of them away.");
            else if (directive.Name == "escape" && directive.Value is not ("`" or "\\"))
                errors.Add(directive.ValueSpan, $"'{directive.Value}' cannot be the escape character; it is a backtick (`) or a backslash (\\).");
            found.Add(directive);
        }
        return found;
    }

    static DirectiveSyntax? Parse(string text, TextSpan line)
    {
        var scan = new Scan(text, line);
        scan.SkipSpace();
        var start = scan.At;
        if (!scan.Take('#'))
            return null;
        scan.SkipSpace();
        var nameStart = scan.At;
        scan.SkipName();
        var name = text.Substring(nameStart, scan.At - nameStart).ToLowerInvariant();
        scan.SkipBlanks();
        if (!Known.Contains(name) || !scan.Take('='))
            return null;
        scan.SkipBlanks();
        var value = scan.Rest;
        return value.IsEmpty ? null : new DirectiveSyntax(name, value.Of(text), TextSpan.Between(start, line.End), value);
    }

    struct Scan(string text, TextSpan line)
    {
        public int At { get; private set; } = line.Start;

        /// <summary>Up to the end of the line, without blanks there.</summary>
        public readonly TextSpan Rest
        {
            get
            {
                var end = line.End;
                while (end > At && IsBlank(text[end - 1]))
                    end--;
                return TextSpan.Between(At, end);
            }
        }

        public void SkipSpace() => Skip(char.IsWhiteSpace);

        public void SkipBlanks() => Skip(IsBlank);

        public void SkipName() => Skip(sign => sign is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

        public bool Take(char sign)
        {
            if (At >= line.End || text[At] != sign)
                return false;
            At++;
            return true;
        }

        void Skip(Func<char, bool> isSkipped)
        {
            while (At < line.End && isSkipped(text[At]))
                At++;
        }

        static bool IsBlank(char sign) => sign is ' ' or '\t' or '\f' or '\r';
    }
}
