using System;
using WinDockerTools.Engine.Compatibility;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public class HostVerdictTests
{
    [Theory]
    [InlineData("10.0", "10.0.20348.2700")]
    [InlineData("10.0.20348.2700", "10.0")]
    public void A_version_without_a_build_says_nothing(string image, string host)
    {
        var verdict = HostVerdict.Of(new ImageTarget("windows", new Version(image), "amd64"), new HostPlatform { Version = new Version(host) }, requested: null);

        Assert.Equal((Verdict.Unknown, "VersionNotSaid"), (verdict.Verdict, verdict.Deciding.Rule.Id));
    }
}
