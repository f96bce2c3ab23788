using System;
using System.Text;
using System.Text.Json.Nodes;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

public sealed class DaemonConfigurationTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string File => folder.File("daemon.json");

    public void Dispose() => folder.Dispose();

    string? Merged(string? present, string settings)
    {
        if (present is not null)
            System.IO.File.WriteAllText(File, present);
        return DaemonConfiguration.Merge(File, JsonNode.Parse(settings)!.AsObject()) is { } content ? JsonNode.Parse(content)!.ToJsonString() : null;
    }

    [Theory]
    [InlineData(null, """{"debug":true}""", """{"debug":true}""")]
    [InlineData("", """{"debug":true}""", """{"debug":true}""")]
    [InlineData("""{"group":"a","experimental":true}""", """{"group":"b"}""", """{"group":"b","experimental":true}""")]
    [InlineData("""{"log-opts":{"max-size":"1m"}}""", """{"log-opts":{"max-file":"3"}}""", """{"log-opts":{"max-size":"1m","max-file":"3"}}""")]
    [InlineData("""{"hosts":["npipe://"]}""", """{"hosts":["tcp://127.0.0.1:2375","npipe://"]}""", """{"hosts":["tcp://127.0.0.1:2375","npipe://"]}""")]
    [InlineData("""{"labels":["a"],"group":"x"}""", """{"labels":null}""", """{"labels":null,"group":"x"}""")]
    [InlineData("""{"unknown-to-us":{"a":[1,2]}}""", """{"debug":false}""", """{"unknown-to-us":{"a":[1,2]},"debug":false}""")]
    public void New_settings_are_added_and_the_rest_stays(string? present, string settings, string merged) => Assert.Equal(merged, Merged(present, settings));

    [Theory]
    [InlineData("""{"group":"a"}""", """{"group":"a"}""")]
    [InlineData("""{ "log-opts": { "max-size": "1m", "max-file": "3" } }""", """{"log-opts":{"max-file":"3"}}""")]
    [InlineData("not JSON at all", "{}")]
    public void What_is_so_already_is_not_written(string present, string settings) => Assert.Null(Merged(present, settings));

    [Theory]
    [InlineData("""{"debug": tru""", """{"group":"a"}""", "JSON")]
    [InlineData("""{"debug":true,"debug":false}""", """{"group":"a"}""", "a key twice")]
    [InlineData("""{"log-opts":{"a":"1","a":"2"}}""", """{"log-opts":{"b":"3"}}""", "a key twice")]
    [InlineData("[1]", """{"group":"a"}""", "no JSON object")]
    [InlineData("{}", """{"group":5}""", "with the new settings \"group\" must be a text")]
    public void What_the_engine_would_refuse_is_not_written(string present, string settings, string why)
    {
        var fault = Assert.Throws<FaultException>(() => Merged(present, settings));

        Assert.Equal(FaultKind.DaemonConfigInvalid, fault.Kind);
        Assert.Contains(why, fault.Detail, StringComparison.Ordinal);
        Assert.Equal(present, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_mark_of_an_encoding_which_old_engines_refuse_goes()
    {
        System.IO.File.WriteAllText(File, """{"group":"ä"}""", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var content = DaemonConfiguration.Merge(File, new JsonObject { ["debug"] = true })!;

        Assert.Equal((byte)'{', content[0]);
        Assert.Contains("ä", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }
}
