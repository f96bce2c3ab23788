using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class PowerShellTextTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData(@"NT SERVICE\agent", @"'NT SERVICE\agent'")]
    [InlineData("it's $x `n \"", "'it''s $x `n \"'")]
    [InlineData("\u2018a\u2019 \u201ab\u201b", "'\u2018\u2018a\u2019\u2019 \u201a\u201ab\u201b\u201b'")]
    public void A_text_ends_where_it_ends_whatever_quotes_it_has(string text, string quoted) => Assert.Equal(quoted, PowerShellText.Quote(text));
}
