using System.Collections.Generic;
using System.Linq;
using CsCheck;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public sealed class DockerfileGoLinesProperties
{
    static readonly Dictionary<string, string> Known = new() { ["GOPATH"] = "/go" };

    static readonly Gen<string> Files = Nasty.Words(
        "FROM golang AS a\n", "FROM a\n", "RUN ", "RUN go build ", "go test ", "ENV A=b ", "ENV A ", "ARG X\n", "ARG X=$A\n", "# escape=`\n", "# no\n", "\\\n", "`\n", "\n",
        "--mount=type=cache,target=$A", "--mount=", "--mount=\"", ",target=/x ", "\"", "'", "$", "${", "${A:-", "}", "$(", "`", ")", "(", "&&", ";", "|", "<<EOF\n", "EOF\n", "<<", ">&", "[\"go\",", "[", "]", "sh -c ", "=", " ");

    [Fact]
    public void Whatever_a_file_holds_every_entry_is_a_go_command_of_a_line_that_is_there() => Fuzz.All(Files, text =>
    {
        foreach (var line in DockerfileGoLines.Of("FROM golang\n" + text, Known))
        {
            Assert.InRange(line.Line, 1, text.Count(c => c == '\n') + 2);
            Assert.Contains(line.Arguments[0].Split('/', '\\').Last(), new[] { "go", "go.exe" });
            Assert.DoesNotContain(null, line.Arguments);
        }
    });

    [Fact]
    public void Any_text_is_read() => Fuzz.All(Nasty.Text, text => DockerfileGoLines.Of("FROM golang\nRUN go build " + text, Known));

    [Fact]
    public void A_long_line_takes_no_longer_than_its_length() => Assert.All(
        ["-a", "--mount=\"x\" ", "$(", "${A", "\"", "<<EOF ", "\\\n", "(", "[\"", "A=b "],
        part => DockerfileGoLines.Of("FROM golang\nRUN " + string.Concat(Enumerable.Repeat(part, 5_000)), Known));
}
