using System;
using WinDockerTools.Engine.Compatibility;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public class IsolationRulesTests
{
    static Judgement Process(string host, string image, WindowsProduct product = WindowsProduct.Server) =>
        IsolationRules.Process(new Version(host), product, new Version(image));

    [Fact]
    public void Server_2016_runs_its_own_revision_only()
    {
        Assert.Equal(Verdict.Compatible, Process("10.0.14393.5006", "10.0.14393.5006").Verdict);
        var other = Process("10.0.14393.5006", "10.0.14393.4946");
        Assert.Equal(Verdict.Unsupported, other.Verdict);
        Assert.Equal("Server2016Revision", other.Rule.Id);
        Assert.NotNull(other.Warning);
    }

    [Fact]
    public void An_unknown_revision_on_server_2016_runs_with_a_warning()
    {
        var judgement = Process("10.0.14393", "10.0.14393.4946");

        Assert.Equal(Verdict.Compatible, judgement.Verdict);
        Assert.NotNull(judgement.Warning);
    }

    [Theory]
    [InlineData("10.0.26100.999", "10.0.26100.3000")]
    [InlineData("10.0.26100.33296", "10.0.26100.3000")]
    public void Revisions_do_not_decide_after_server_2016(string host, string image) =>
        Assert.Equal(Verdict.Compatible, Process(host, image).Verdict);

    [Fact]
    public void Clients_before_1809_refuse_process_isolation() =>
        Assert.Equal("ClientBefore1809", Process("10.0.17134", "10.0.17134", WindowsProduct.Client).Rule.Id);

    [Fact]
    public void A_host_beyond_the_last_long_term_release_is_disputed_for_the_one_before() =>
        Assert.Equal(("BeyondLastLtsc", Verdict.Disputed), (Process("10.0.28000", "10.0.20348").Rule.Id, Process("10.0.28000", "10.0.20348").Verdict));

    [Fact]
    public void Another_windows_generation_never_runs() =>
        Assert.Equal(Verdict.Incompatible, Process("10.0.20348", "6.3.9600").Verdict);

    [Fact]
    public void Every_judgement_names_its_rule_and_gives_a_reason_to_read()
    {
        foreach (var host in WindowsReleases.All)
        {
            foreach (var line in BaseImageLines.All)
            {
                var judgement = IsolationRules.Process(new Version(10, 0, host.Build), host.Product, new Version(10, 0, line.Build));
                Assert.NotEmpty(judgement.Rule.Source);
                Assert.InRange(judgement.Reason.Length, 20, 160);
            }
        }
    }
}
