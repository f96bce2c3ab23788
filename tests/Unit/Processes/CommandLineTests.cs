using WinDockerTools.Engine.Platform.Processes;
using Xunit;

namespace WinDockerTools.Tests.Processes;

/// <summary>Examples of "Parsing C command-line arguments" (learn.microsoft.com), the other way round.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("", "\"\"")]
    [InlineData("a b c", "\"a b c\"")]
    [InlineData(@"a\\b", @"a\\b")]
    [InlineData(@"C:\a\", @"C:\a\")]
    [InlineData(@"C:\a b\", "\"C:\\a b\\\\\"")]
    [InlineData("ab\"c", "\"ab\\\"c\"")]
    [InlineData(@"a\""b", "\"a\\\\\\\"b\"")]
    [InlineData(@"a\\b c", "\"a\\\\b c\"")]
    [InlineData("tab\there", "\"tab\there\"")]
    [InlineData("größer", "größer")]
    public void An_argument_is_quoted_so_that_Windows_programs_read_it_as_it_is(string argument, string expected) =>
        Assert.Equal(expected, CommandLine.Quote(argument));
}
