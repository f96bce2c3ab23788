using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

public sealed class DockerfileProperties
{
    const string Full = """
        # syntax=docker/dockerfile:1
        # escape=\
        ARG TAG=1.22 WHAT
        FROM --platform=$BUILDPLATFORM golang:${TAG:-1} AS Build
        # the work
        RUN --mount=type=cache,target=/root/.cache,sharing=locked --mount=from=build,target="/x y" \
            # why
            go build \

              -o /out ./...
        RUN <<-"EOF" cat && python3 <<E2
        	one $TAG
        	EOF
        two
        E2
        COPY --chown=1:2 --exclude=*.md <<a.txt b "c d" /x/
        a ${TAG#1} b
        a.txt
        ENV a=1 b="2 3" c=$a${TAG//./-}
        FROM scratch
        COPY --from=0 ["/a b", "/c"]
        ONBUILD ADD --unpack=false x y
        HEALTHCHECK --interval=1m30s CMD ["curl", "x"]
        SHELL ["powershell", "-Command"]
        EXPOSE 80/tcp 8000-8010
        ENTRYPOINT go version
        """;

    static readonly string[] Bits =
    [
        "\\", "`", "\n", "\\\n", "`\n", "\r\n", "\t", " ", "\"", "'", "$", "${", "}", "${a:-", "#", "# x\n", "=", "--", "--from=", "--mount=", "type=cache,", "<<E", "<<-", "E\n", "[", "]", "[\"a\"]", ",", ":", "é", "\u00a0", "\ufeff",
        "\0", "FROM ", "RUN ", "COPY ", "ENV ", "ARG ", "ONBUILD ", "HEALTHCHECK CMD ", "# escape=`\n", " AS b", "a=b", "EXPOSE ", "SHELL ", "WORKDIR C:\\", "VOLUME ", "LABEL ", "\ud800", "1", "-1",
    ];

    static readonly Gen<string> Lines = Gen.OneOf(Bits.Concat(["FROM a\n"]).Select(bit => Gen.Const(bit)).ToArray()).Array[0, 25].Select(string.Concat);

    static readonly Gen<string> Mutated = Gen.Select(Gen.Int[0, int.MaxValue].Array[1, 6], Gen.Bool, (steps, isWindows) =>
    {
        // Some of it is enough, and faster.
        var start = Full.IndexOf('\n', steps[0] % (Full.Length / 2));
        var text = "# escape=\\\nFROM golang AS build" + Full[start..Math.Min(Full.Length, start + 500)];
        if (isWindows)
            text = text.Replace("escape=\\", "escape=`").Replace("\\\n", "`\n").Replace("\n", "\r\n");
        foreach (var step in steps)
        {
            var at = step % (text.Length + 1);
            text = (step / 7 % 3) switch
            {
                0 => text[..at] + Bits[step / 31 % Bits.Length] + text[at..],
                1 => text[..at] + text[Math.Min(text.Length, at + 1 + step / 31 % 20)..],
                _ => text[..at] + text[(step / 31 % (text.Length + 1))..],
            };
        }
        return text[..Math.Min(text.Length, 1_000)];
    });

    [Fact]
    public void Any_text_is_read_printed_and_understood_the_same_again() => Fuzz.All(Lines, Check, count: 50_000);

    [Fact]
    public void Damaged_files_are_read_printed_and_understood_the_same_again() => Fuzz.All(Mutated, Check);

    static void Check(string text)
    {
        var file = DockerfileParser.Parse(text);
        Assert.Equal(text, file.Print());
        foreach (var instruction in file.Instructions)
            CheckPlaces(file, instruction);
        Assert.All(file.Errors, error => Assert.InRange(error.Span.End, error.Span.Start, text.Length));
        var stages = DockerfileStages.Of(file, new StageOptions { BuildArguments = new Dictionary<string, string> { ["TAG"] = "x" }, TargetPlatform = "windows/amd64" });
        Assert.All(stages.Needed, index => Assert.InRange(index, 0, stages.All.Count - 1));
        Assert.All(stages.All, stage => Assert.True(stage.Base.Stage is null || stage.Base.Stage < stage.Index));
    }

    // Every character of the joined text is the one of the file that it leads to.
    static void CheckPlaces(DockerfileSyntax file, DockerfileInstruction instruction)
    {
        var syntax = instruction.Syntax;
        CheckText(file, syntax.Joined);
        Assert.Equal(syntax.Arguments, syntax.Joined.Text.Substring(syntax.ArgumentsStart, syntax.Arguments.Length));
        Assert.InRange(syntax.Span.End, syntax.Span.Start, file.Text.Length);
        if (instruction is RunInstruction run)
            CheckText(file, run.Script);
    }

    static void CheckText(DockerfileSyntax file, JoinedText text)
    {
        Assert.Equal(text.Text, string.Concat(text.Parts.Select(part => part.Of(file.Text))));
        for (var at = 0; at < text.Length; at += 7)
        {
            if (text.Text[at] != file.Text[text.ToFile(at)])
                Assert.Fail($"{at} of {text.Text}");
        }
    }

    [Fact]
    public void Expansion_never_throws_and_text_without_signs_stays() => Fuzz.All(
        Gen.Select(Gen.OneOf("a b$\\`'\"<{}:-+?#%/*1${a:-x}${b//a/$c}".Select(sign => Gen.Const(sign.ToString())).Append(Gen.Const("${a")).Append(Gen.Const("${b//")).ToArray()).Array[0, 20].Select(string.Concat), Gen.Int[0, 15], Gen.Bool),
        input =>
        {
            var result = new ShellWords(input.Item3 ? '`' : '\\', (ShellWordModes)input.Item2).Expand(input.Item1, new Dictionary<string, string> { ["a"] = "1", ["b"] = "a*a" });
            Assert.Equal(result.Failed, result.Text.Length == 0 && result.Error is not null);
            if (input.Item1.All(sign => sign is 'a' or 'b' or ' ' or '1'))
                Assert.Equal(input.Item1, result.Text);
            Assert.All(result.Missing, name => Assert.Contains(name, result.Unset));
        });

    // A model of a file, its text, and what must be read from it.
    static readonly Gen<string> Name = Gen.String[Gen.Char["abcxyz_"], 1, 6];
    static readonly Gen<string> Value = Gen.String[Gen.Char["ab1 =#$'\"\\é"], 0, 8];
    static readonly Gen<string> Word = Gen.String[Gen.Char["ab1/.-"], 1, 6].Where(word => !word.StartsWith("--", StringComparison.Ordinal));

    static readonly Gen<(string Text, string Read)> Instruction = Gen.OneOf(
        Gen.Select(Name, Value, (name, value) => ($"ENV {name}={Quoted(value)}", $"ENV {name}={value}")),
        Gen.Select(Name, Value, (name, value) => ($"LABEL {name}={Quoted(value)}", $"LABEL {name}={value}")),
        Gen.Select(Word, Word, Name, (from, to, stage) => ($"copy --from={stage} ~{from} ~{to}", $"COPY {stage} {from} {to}")),
        Gen.Select(Word.Array[1, 4], words => ("RUN " + string.Join(" ~", words), "RUN " + string.Join(" ", words))),
        Gen.Select(Value.Array[1, 4], words => ($"CMD [{string.Join(", ~", words.Select(Json))}]", "CMD " + string.Join("|", words))),
        Gen.Select(Name, Word.Array[0, 4], (name, lines) => ($"RUN <<{name}9\n{string.Concat(lines.Select(line => line + "\n"))}{name}9", "RUN " + string.Concat(lines.Select(line => line + "\n")))),
        Gen.Select(Word, path => ($"WORKDIR {path}", $"WORKDIR {path}")));

    [Fact]
    public void What_was_written_is_read_as_it_was_meant() => Fuzz.All(
        Gen.Select(Instruction.Array[0, 8], Gen.Bool, Gen.Bool, Gen.Int[0, 2]),
        input =>
        {
            var (instructions, isWindows, hasComments, breaks) = input;
            var escape = isWindows ? '`' : '\\';
            var text = new StringBuilder(isWindows ? "# escape=`\n" : "").Append("FROM a\n");
            foreach (var (written, _) in instructions)
            {
                text.Append(hasComments ? "# why\n" : "");
                var line = isWindows && !written.StartsWith("CMD", StringComparison.Ordinal) ? written.Replace("\\", "`") : written;
                text.Append(line.Replace("~", breaks == 0 ? "" : breaks == 1 ? $"{escape}\n" : $"{escape} \n# between\n\n")).Append('\n');
            }
            var file = DockerfileParser.Parse(text.ToString());

            Assert.Empty(file.Errors);
            Assert.Equal(instructions.Select(pair => isWindows && !pair.Read.StartsWith("CMD", StringComparison.Ordinal) ? pair.Read.Replace("\\", "`") : pair.Read), file.Instructions.Skip(1).Select(instruction => Read(instruction, escape)));
            Assert.All(file.Instructions.Skip(1), instruction => Assert.Equal(hasComments ? "# why\n" : "", instruction.Syntax.CommentSpan.Of(file.Text)));
        },
        count: 30_000);

    static string Read(DockerfileInstruction instruction, char escape) => instruction switch
    {
        EnvInstruction env => $"ENV {env.Variables[0].Name}={Plain(env.Variables[0].Value!, escape)}",
        LabelInstruction label => $"LABEL {label.Labels[0].Name}={Plain(label.Labels[0].Value!, escape)}",
        CopyInstruction copy => $"COPY {copy.From} {copy.Sources[0].Text} {copy.Destination.Text}",
        RunInstruction run => $"RUN {run.Script.Text}",
        CmdInstruction cmd => "CMD " + string.Join("|", cmd.Command.Words!),
        WorkdirInstruction workdir => $"WORKDIR {workdir.Path}",
        _ => instruction.Name,
    };

    static string Plain(string value, char escape) => new ShellWords(escape).Expand(value, _ => null).Text;

    static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$")}\"";

    static string Json(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
