using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>An instruction of a Dockerfile, its continuation lines joined.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Keyword">In upper case.</param>
/// <param name="Text">What follows the keyword.</param>
/// <param name="Document">The lines of its here-documents; empty without.</param>
sealed record DockerfileInstruction(int Line, string Keyword, string Text, string Document);

/// <summary>
/// Takes a Dockerfile apart as far as findings need it (docs.docker.com/reference/dockerfile). It refuses nothing: what
/// is damaged is left out.
/// </summary>
sealed class DockerfileInstructions
{
    static readonly Regex Directive = new(@"^#\s*([a-z]+)\s*=\s*(\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    static readonly Regex HereDocument = new(@"<<(-?)[""']?([A-Za-z_][A-Za-z0-9_]*)[""']?", RegexOptions.CultureInvariant);
    static readonly string[] WithDocuments = ["RUN", "COPY", "ADD"];

    readonly string[] lines;
    int at;

    DockerfileInstructions(string text) => lines = [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r'))];

    /// <summary>What continues a line, and takes the meaning from a character.</summary>
    public char Escape { get; private set; } = '\\';

    public IReadOnlyList<DockerfileInstruction> All { get; private set; } = [];

    public static DockerfileInstructions Read(string text)
    {
        var file = new DockerfileInstructions(text);
        file.ReadDirectives();
        var all = new List<DockerfileInstruction>();
        while (file.Next() is { } instruction)
            all.Add(instruction);
        file.All = all;
        return file;
    }

    // Directives stand before anything else.
    void ReadDirectives()
    {
        for (; at < lines.Length && Directive.Match(lines[at]) is { Success: true } match; at++)
        {
            if (string.Equals(match.Groups[1].Value, "escape", StringComparison.OrdinalIgnoreCase))
                Escape = match.Groups[2].Value[0];
        }
    }

    DockerfileInstruction? Next()
    {
        while (at < lines.Length && IsNothing(lines[at]))
            at++;
        if (at == lines.Length)
            return null;
        var line = at + 1;
        var text = Join();
        var words = text.Trim().Split([' ', '\t'], 2);
        var keyword = words[0].ToUpperInvariant();
        var rest = words.Length > 1 ? words[1].Trim() : "";
        return new DockerfileInstruction(line, keyword, rest, WithDocuments.Contains(keyword) ? Documents(rest) : "");
    }

    string Join()
    {
        var text = new StringBuilder();
        while (at < lines.Length)
        {
            var line = lines[at++];
            // Comments and empty lines do not end a continued line.
            if (text.Length > 0 && IsNothing(line))
                continue;
            var trimmed = line.TrimEnd();
            if (trimmed.Length == 0 || trimmed[trimmed.Length - 1] != Escape)
            {
                text.Append(line);
                break;
            }
            text.Append(trimmed, 0, trimmed.Length - 1);
        }
        return text.ToString();
    }

    string Documents(string text)
    {
        var documents = new StringBuilder();
        foreach (Match match in HereDocument.Matches(text))
        {
            for (; at < lines.Length; at++)
            {
                if ((match.Groups[1].Length > 0 ? lines[at].TrimStart('\t') : lines[at]) == match.Groups[2].Value)
                {
                    at++;
                    break;
                }
                documents.Append(lines[at]).Append('\n');
            }
        }
        return documents.ToString();
    }

    static bool IsNothing(string line) => line.TrimStart() is "" or ['#', ..];
}
