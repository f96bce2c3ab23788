using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class DaemonFileProperties
{
    static readonly byte[][] Documents =
    [
        Encoding.UTF8.GetBytes("""{"data-root":"/srv","hosts":["unix:///a"],"debug":true,"features":{"containerd-snapshotter":false},"labels":["a=b"],"exec-opts":["native.cgroupdriver=systemd"]}"""),
        Encoding.UTF8.GetBytes("""{"proxies":{"http-proxy":"http://me:hunter2@p"},"log-opts":{"max-size":"1m"},"registry-mirrors":["https://m"],"mtu":1500,"live-restore":false}"""),
        [0xef, 0xbb, 0xbf, .. "{\"debug\":true}"u8],
    ];

    [Fact]
    public void A_damaged_file_is_read_or_told_never_both_and_never_by_its_content()
    {
        var seen = new ConcurrentDictionary<bool, int>();
        Fuzz.All(Gen.OneOf(Mutation.Json(Documents.Take(2).ToArray()).Select(document => document.Content), Gen.OneOf(Documents).SelectMany(document => Mutation.Bytes(document, 1, 4))), content =>
        {
            var (problem, settings) = DaemonFile.Parse(content);

            seen.AddOrUpdate(problem is null, 1, (_, count) => count + 1);
            Assert.True(problem is null != settings is null);
            Assert.False(problem?.Contains("hunter2") == true);
            Assert.All(settings is null ? [] : settings.Labels.Concat(settings.RegistryMirrors).Concat(settings.Names), Assert.NotNull);
        });
        Assert.True(seen[true] > 500 && seen[false] > 500, string.Join(", ", seen));
    }

    [Fact]
    public void Any_command_line_is_read() => Fuzz.All(
        Nasty.Words("--", "-", "-H", "--host", "=", "unix:///a", "--config-file", "-D", "\0", " ").Array[0, 6],
        line =>
        {
            var read = new DaemonCommandLine(line);

            Assert.DoesNotContain(null, read.Hosts);
            Assert.True(read.Names.Count <= line.Length);
        });

    [Fact]
    public void Any_command_line_of_a_service_is_read() => Fuzz.All(
        Nasty.Words("dockerd.exe", "--group", "-G", "=", "a,b", "\"", "\\", " ", "\t", "\0"),
        line => Assert.DoesNotContain('"', DaemonCommandLine.OfService(line).Group ?? ""));

    [Fact]
    public void User_and_password_of_a_proxy_are_never_kept() => Fuzz.All(
        Gen.Select(Gen.OneOf("", "http://", "https://", "socks5://", "://", "http:"), Nasty.Words("user", ":", "/", "@", "%40"), (scheme, text) => $"{scheme}{text}hunter2@proxy:3128"),
        address =>
        {
            var kept = ProxyReader.Of(address, null, null).Http;

            Assert.DoesNotContain("hunter2", kept, StringComparison.Ordinal);
            Assert.EndsWith("proxy:3128", kept, StringComparison.Ordinal);
        });
}
