using System;
using System.IO;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

[Trait("Needs", "dotnet")]
public sealed class ShellTableTests
{
    [Fact]
    public void Long_text_in_a_table_is_broken_between_words()
    {
        var image = Path.Combine(Repository.Root, "samples", "images", "framework-sdk");

        var (_, output, _) = ShellProcess.Run($"Test-ContainerImageCompatibility '{image}' -HostVersion WS2019");

        Assert.Contains(" would say: no matching", output, StringComparison.Ordinal);
    }
}
