using System;
using System.Collections;
using System.Management.Automation;
using WinDockerTools.Commands.Hosts;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public sealed class SettingsTableTests
{
    [Fact]
    public void Tables_of_PowerShell_become_settings()
    {
        var options = new PSObject();
        options.Properties.Add(new PSNoteProperty("max-file", new PSObject("3")));

        var settings = SettingsTable.Read(new Hashtable
        {
            ["log-opts"] = options,
            ["runtimes"] = new Hashtable { ["a"] = new Hashtable { ["path"] = "b" } },
            ["labels"] = new object[] { "a", new PSObject("b") },
            ["debug"] = new PSObject(true),
            ["experimental"] = new SwitchParameter(isPresent: true),
            ["max-concurrent-downloads"] = 4,
            ["group"] = null,
        });

        Assert.Equal("""{"max-file":"3"}""", settings["log-opts"]!.ToJsonString());
        Assert.Equal("""{"a":{"path":"b"}}""", settings["runtimes"]!.ToJsonString());
        Assert.Equal("""["a","b"]""", settings["labels"]!.ToJsonString());
        Assert.Equal("true true 4", $"{settings["debug"]!.ToJsonString()} {settings["experimental"]!.ToJsonString()} {settings["max-concurrent-downloads"]!.ToJsonString()}");
        Assert.True(settings.ContainsKey("group"));
        Assert.Null(settings["group"]);
    }

    [Fact]
    public void A_value_that_no_setting_has_is_an_error_about_its_place()
    {
        var fault = Assert.Throws<FaultException>(() => SettingsTable.Read(new Hashtable { ["log-opts"] = new Hashtable { ["a"] = new Uri("http://x") } }));

        Assert.Equal((FaultKind.DaemonConfigInvalid, "log-opts.a"), (fault.Kind, fault.Subject));
    }
}
