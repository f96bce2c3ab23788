#if NET10_0_OR_GREATER
using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>Tables that users give; values are made text by the PowerShell engine, which is there for .NET 10.</summary>
public sealed class SecretTableTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public SecretTableTests() => File.WriteAllText(folder.File("netrc"), "machine x password secret");

    public void Dispose() => folder.Dispose();

    BuildSecrets Read(params (object Key, object? Value)[] pairs)
    {
        var table = new Hashtable();
        foreach (var (key, value) in pairs)
            table[key] = value;
        return SecretTable.Read(table, path => Path.IsPathRooted(path) ? path : folder.File(path));
    }

    FaultException Fault(params (object Key, object? Value)[] pairs) => Assert.Throws<FaultException>(() => Read(pairs));

    [Fact]
    public void Names_are_known_in_any_case_and_paths_are_resolved()
    {
        var secrets = Read(("NETRC", "netrc"), ("sshagent", folder.File("netrc")), ("GoPrivate", "git.example.com"));

        Assert.Equal(new BuildSecrets(folder.File("netrc"), folder.File("netrc"), "git.example.com"), secrets);
    }

    [Fact]
    public void An_empty_table_holds_no_secrets()
    {
        Assert.Equal(BuildSecrets.None, Read());
        Assert.Equal(BuildSecrets.None, Read(("Netrc", null), ("SshAgent", false), ("GoPrivate", "")));
    }

    [Fact]
    public void Patterns_may_come_as_a_list() =>
        Assert.Equal("a.example.com,b.example.com", Read(("GoPrivate", new object[] { "a.example.com", PSObject.AsPSObject("b.example.com") })).GoPrivate);

    [Fact]
    public void The_agent_of_the_session_is_meant_by_true()
    {
        var before = Environment.GetEnvironmentVariable("SSH_AUTH_SOCK");
        try
        {
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", folder.File("netrc"));
            Assert.Equal(folder.File("netrc"), Read(("SshAgent", true)).SshAgent);
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", null);
            Assert.Equal((FaultKind.SecretInvalid, "SshAgent"), (Fault(("SshAgent", true)).Kind, Fault(("SshAgent", true)).Subject));
        }
        finally
        {
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", before);
        }
    }

    [Fact]
    public void What_is_not_there_or_not_known_is_a_fault_that_tells_no_content()
    {
        Assert.Equal((FaultKind.SecretInvalid, folder.File("gone")), (Fault(("Netrc", "gone")).Kind, Fault(("Netrc", "gone")).Subject));
        Assert.Equal(("Token", "known are Netrc, SshAgent, GoPrivate"), (Fault(("Token", "hush")).Subject, Fault(("Token", "hush")).Detail));
        Assert.DoesNotContain("hush", Fault(("Token", "hush")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_mounted_read_only_and_named_by_variables()
    {
        var secrets = new BuildSecrets("/home/me/.netrc", "/run/agent", "x");

        Assert.Equal(["/home/me/.netrc:/run/secrets/netrc:ro", "/run/agent:/run/secrets/ssh-agent.sock:ro"], secrets.Mounts.Select(mount => mount.ToString()));
        Assert.Equal(["GOPRIVATE=x", "NETRC=/run/secrets/netrc", "SSH_AUTH_SOCK=/run/secrets/ssh-agent.sock"], secrets.InContainer.Select(pair => $"{pair.Key}={pair.Value}").Order());
        Assert.Equal(["GOPRIVATE=x", "NETRC=/home/me/.netrc", "SSH_AUTH_SOCK=/run/agent"], secrets.OnHost.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, false, FaultKind.BindMountRemote)]
    [InlineData(true, true, FaultKind.ScenarioNotPossible)]
    public void Secrets_in_files_need_an_engine_that_can_see_them(bool isLocal, bool isWindows, FaultKind? expected)
    {
        new BuildSecrets(null, null, "x").CheckEngine("Plain", isLocal, isWindows);

        if (expected is { } kind)
            Assert.Equal(kind, Assert.Throws<FaultException>(() => new BuildSecrets("/n", null, null).CheckEngine("Plain", isLocal, isWindows)).Kind);
        else
            new BuildSecrets("/n", null, null).CheckEngine("Plain", isLocal, isWindows);
    }

    [Fact]
    public void Variables_become_text_as_in_a_string_of_PowerShell() => Assert.Equal(
        ["A=1.5", "B=True", "C=", "D=x y"],
        VariableTable.Read(new Hashtable { ["A"] = 1.5, ["B"] = PSObject.AsPSObject(true), ["C"] = null, ["D"] = new[] { "x", "y" } }).Select(pair => $"{pair.Key}={pair.Value}").Order());

    [Fact]
    public void A_proxy_in_folders_of_this_machine_is_mounted_at_the_same_paths()
    {
        var url = new Uri(folder.Path).AbsoluteUri;

        Assert.Equal([$"{folder.Path}:{folder.Path}:ro"], GoProxyMount.Of($"{url},https://proxy.example.com|{url},file:///no/such/folder,direct").Select(mount => mount.ToString()));
        Assert.Empty(GoProxyMount.Of(null));
    }
}
#endif
