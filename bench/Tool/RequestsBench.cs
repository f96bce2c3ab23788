using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using WinDockerTools.Tests.Lab.Registries;

namespace WinDockerTools.Bench;

/// <summary>What a scan costs a registry behind TLS that is 50 ms away, counted there: 50 tags, then the same by digest.</summary>
static class RequestsBench
{
    const int Tags = 50;
    static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(TemporaryFolder folder, int rounds)
    {
        await using var registry = await LabRegistry.StartAsync(LabAuthority.Trusted);
        using var proxy = new DelayProxy(int.Parse(registry.Name.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture), RoundTrip);
        var repository = $"127.0.0.1:{proxy.Port}/app";
        List<string> tags = [], digests = [];
        for (var i = 0; i < Tags; i++)
        {
            var image = TestImage.List(TestPlatform.Windows($"10.0.20348.{1000 + i}"), TestPlatform.Windows($"10.0.26100.{1000 + i}"));
            await registry.PushAsync("app", $"t{i}", image);
            tags.Add($"{repository}:t{i}");
            digests.Add($"{repository}@{image.Top.Digest}");
        }
        var urls = folder.File("urls.txt");
        File.WriteAllLines(urls, Enumerable.Range(0, Tags).SelectMany(i => new[] { $"url = \"https://127.0.0.1:{proxy.Port}/v2/app/manifests/t{i}\"", "output = /dev/null" }));

        using var session = new EngineSession();
        await registry.TakeRequestsAsync();
        foreach (var (what, names) in new[] { ("first scan by tag", tags), ("second scan by tag", tags), ("scan by digest", digests) })
        {
            Check(session, names);
            var requests = await registry.TakeRequestsAsync();
            Console.WriteLine($"{what}: {requests.Count(line => line.StartsWith("HEAD", StringComparison.Ordinal))} HEAD, {requests.Count(line => line.StartsWith("GET", StringComparison.Ordinal))} GET");
        }
        new Contest($"{Tags} tags at a registry with TLS, {RoundTrip.TotalMilliseconds} ms away, connections made anew each time")
            .Add("curl --parallel --head", Programs.Command($"curl -fsS --cacert {LabAuthority.Trusted.RootFile} --http2 --head --parallel --parallel-max 50 -H 'Accept: {Programs.Index}' -K {urls} 2>/dev/null"))
            .Add("second scan by tag", () => Check(session, tags))
            .Add("scan by digest", () => Check(session, digests))
            .Run(rounds);
        Console.WriteLine($"  limit for the second scan: {4 * RoundTrip.TotalSeconds + 0.3:0.000} s (four round trips and 0.3 s)");
    }

    static void Check(EngineSession session, List<string> names)
    {
        var result = session.Run("param($Images) $Images | Test-ContainerImageCompatibility -HostVersion WS2022", ("Images", names)).ThrowIfFailed();
        if (result.Output.Count != Tags)
            throw new InvalidOperationException($"{result.Output.Count} results are not {Tags}.");
    }
}
