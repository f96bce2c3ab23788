using System.IO;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class DaemonFileTests
{
    static (string? Problem, DaemonSettings? Settings) Parse(string text) => DaemonFile.Parse(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void What_an_engine_tells_again_is_read()
    {
        var (problem, settings) = Parse("""
            {
              "data-root": "/srv/docker", "storage-driver": "overlay2", "log-driver": "local", "log-opts": { "max-size": "10m" }, "default-runtime": "runc", "group": "docker-users",
              "exec-opts": ["native.cgroupdriver=systemd", "isolation=process"], "debug": true, "live-restore": false, "features": { "containerd-snapshotter": true },
              "labels": ["team=a"], "registry-mirrors": ["https://mirror.contoso.com"], "hosts": null, "mtu": 1400
            }
            """);

        Assert.Null(problem);
        Assert.Equal(
            ("/srv/docker", "overlay2", "local", "runc", "systemd"),
            (settings!.DataRoot, settings.StorageDriver, settings.LogDriver, settings.DefaultRuntime, settings.ControlGroupDriver));
        Assert.Equal((true, false, true), (settings.Debug, settings.LiveRestore, settings.ContainerdStore));
        Assert.Equal(["team=a"], settings.Labels);
        Assert.Equal(["https://mirror.contoso.com"], settings.RegistryMirrors);
        Assert.Equal("docker-users", settings.Group);
        Assert.Equal(14, settings.Names.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("{}")]
    [InlineData("{\"features\":null,\"debug\":null,\"labels\":null}")]
    public void A_file_without_settings_is_valid_and_sets_nothing(string text)
    {
        var (problem, settings) = Parse(text);

        Assert.Null(problem);
        Assert.Equal((null, null, null), (settings!.DataRoot, settings.Debug, settings.ContainerdStore));
    }

    [Theory]
    [InlineData("{\n  \"debug\": true,\n}", "it is not JSON from line 3, byte 1 on")]
    [InlineData("{ 'debug': true }", "it is not JSON from line 1, byte 3 on")]
    [InlineData("{\"debug\": true} // why", "it is not JSON from line 1, byte 17 on")]
    [InlineData("{\"debug\": tru", "it is not JSON from line 1, byte 14 on")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("null", "it is no JSON object")]
    [InlineData("{\"debug\": \"true\"}", "\"debug\" must be true or false")]
    [InlineData("{\"data-root\": 1}", "\"data-root\" must be a text")]
    [InlineData("{\"hosts\": \"tcp://0.0.0.0:2375\"}", "\"hosts\" must be a list")]
    [InlineData("{\"features\": [\"buildkit\"]}", "\"features\" must be an object")]
    public void A_file_that_an_engine_would_not_take_is_told_by_its_place(string text, string problem) => Assert.Equal((problem, null), Parse(text));

    [Fact]
    public void No_word_of_a_file_is_in_what_is_told_of_it()
    {
        var (problem, _) = Parse("{\"proxies\":{\"http-proxy\":\"http://me:hunter2@proxy\" hunter2}}");

        Assert.DoesNotContain("hunter2", problem);
        Assert.Equal(["https://mirror"], Parse("{\"registry-mirrors\":[\"https://me:hunter2@mirror\"]}").Settings!.RegistryMirrors);
    }

    // Windows PowerShell and Notepad mark their files so; engines take it since version 23 (moby daemon/config/config.go).
    [Fact]
    public void The_marks_of_Windows_editors_are_read()
    {
        Encoding[] encodings = [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

        Assert.All(encodings, encoding =>
        {
            var settings = DaemonFile.Parse([.. encoding.GetPreamble(), .. encoding.GetBytes("{\"log-driver\":\"a\"}")]).Settings!;
            Assert.Equal(("a", "it begins with the mark of an encoding"), (settings.LogDriver, settings.RefusedByOld));
        });
        Assert.Equal((null, "it is empty"), (Parse("{}").Settings!.RefusedByOld, Parse(" ").Settings!.RefusedByOld));
        Assert.Equal(("it is not UTF-8", null), DaemonFile.Parse([(byte)'{', 0xff, (byte)'}']));
    }

    [Fact]
    public void A_file_that_is_not_there_and_one_that_is_no_file_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("folder"));
        File.WriteAllText(folder.File("large"), "{}" + new string(' ', 1 << 20));
        File.WriteAllText(folder.File("good"), "{\"debug\":true}");

        DaemonFileState[] states = [.. new[] { "none", "folder", "large", "good" }.Select(name => DaemonFile.Read(folder.File(name), null).State)];

        Assert.Equal([DaemonFileState.Missing, DaemonFileState.Unreadable, DaemonFileState.Invalid, DaemonFileState.Read], states);
        Assert.NotNull(DaemonFile.Read(folder.File("folder"), null).Problem);
    }
}
