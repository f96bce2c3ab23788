using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class WindowsPathEscapeTests
{
    const string From = "FROM mcr.microsoft.com/windows/servercore:ltsc2022\n";

    [Theory]
    [InlineData("COPY app.exe C:\\\nRUN dir C:\\app\n", 2, 14)]
    [InlineData("COPY app.exe C:\\app\\\nRUN dir C:\\app\n", 2, 14)]
    [InlineData("RUN dir \\\n C:\\app\\  \nRUN dir\n", 3, 2)]
    [InlineData("COPY out\\bin\\ C:/app/\nCOPY app.exe .\\bin\\\nUSER x\n", 3, 14)]
    public void A_path_that_swallows_the_next_line_is_found(string text, int line, int column)
    {
        var finding = Assert.Single(RuleFindings.Of("WindowsPathEscape", From + text));

        Assert.Equal((line, column), (finding.Line, finding.Column));
        Assert.Equal("# escape=`", finding.Fix);
    }

    [Theory]
    [InlineData("WORKDIR C:\\app\n", "'C:app'")]
    [InlineData("COPY app.exe C:\\tools\\app.exe\n", "'C:toolsapp.exe'")]
    [InlineData("ENV GOPATH=C:\\go TEMP=x\n", "'C:go'")]
    public void Backslashes_that_vanish_are_shown_as_the_builder_reads_them(string text, string read) =>
        Assert.Contains(read, Assert.Single(RuleFindings.Of("WindowsPathEscape", From + text)).Message);

    [Theory]
    [InlineData("RUN dir C:\\app \\\n && dir C:\\windows\n")]
    [InlineData("RUN powershell -Command \\\n  Get-Item C:\\windows; \\\n  Get-Item x\n")]
    [InlineData("RUN dir C:\\windows\n")]
    [InlineData("RUN [\"cmd\", \"/c\", \"dir C:\\\\windows\"]\n")]
    [InlineData("WORKDIR C:\\\\app\n")]
    [InlineData("WORKDIR C:/app\n")]
    [InlineData("WORKDIR \"C:\\app\"\n")]
    [InlineData("COPY app.exe C:/app/\n")]
    [InlineData("ENV NAME='C:\\go'\n")]
    [InlineData("RUN echo a \\\n  b\\\n  c\n")]
    public void Continued_lines_doubled_backslashes_quotes_and_RUN_are_left_alone(string text) => Assert.Empty(RuleFindings.Of("WindowsPathEscape", From + text));

    [Theory]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY app.exe C:\\\nWORKDIR C:\\app\n")]
    [InlineData("FROM debian:13\nRUN printf 'C:\\x' > a\\\n b\nENV X=C:\\go\n")]
    public void The_directive_and_Linux_make_it_a_character(string text) => Assert.Empty(RuleFindings.Of("WindowsPathEscape", text));
}
