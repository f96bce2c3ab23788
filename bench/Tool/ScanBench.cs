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

/// <summary>200 image lists of five platforms in a registry on loopback, against 24 hosts.</summary>
static class ScanBench
{
    const int Images = 200, Hosts = 24;

    public static async Task RunAsync(TemporaryFolder folder, int rounds)
    {
        await using var registry = await LabRegistry.StartAsync();
        var names = new List<string>();
        for (var i = 0; i < Images; i++)
            names.Add(await registry.PushAsync($"team/app{i}", "1", Image(i)));
        var list = folder.File("images.txt");
        File.WriteAllLines(list, names);
        var urls = folder.File("urls.txt");
        File.WriteAllLines(urls, names.SelectMany(name => new[] { $"url = \"http://{name.Replace("/team", "/v2/team", StringComparison.Ordinal).Replace(":1", "/manifests/1", StringComparison.Ordinal)}\"", "output = /dev/null" }));

        using var session = new EngineSession();
        new Contest($"{Images} lists of five platforms, {Hosts} hosts")
            .Add("curl --parallel (lists only, no answer)", Programs.Command($"curl -fsS --parallel --parallel-max 32 -H 'Accept: {Programs.Index}' -K {urls} 2>/dev/null"))
            .Add("skopeo, one after another (lists only)", Programs.Command($"while read -r name; do skopeo inspect --raw --tls-verify=false docker://$name >/dev/null; done < {list}"))
            .Add("skopeo, xargs -P16 (lists only)", Programs.Command($"xargs -P16 -I@ skopeo inspect --raw --tls-verify=false docker://@ < {list} >/dev/null"))
            .Add("Test-ContainerImageCompatibility", () => Check(session, names, ""))
            .Add("Test-ContainerImageCompatibility -NoCache", () => Check(session, names, "-NoCache"))
            .Run(rounds);
    }

    static TestImage Image(int i) => TestImage.List(
        TestPlatform.Windows($"10.0.17763.{5000 + i}"), TestPlatform.Windows($"10.0.20348.{2000 + i}", "win32k"), TestPlatform.Windows($"10.0.26100.{1000 + i}", "win32k"),
        TestPlatform.Linux() with { Created = $"2025-10-14T20:00:{i % 60:00}.{i}Z" }, TestPlatform.Linux("arm64") with { Created = $"2025-10-14T20:00:{i % 60:00}.{i}Z" });

    static void Check(EngineSession session, List<string> names, string arguments)
    {
        var result = session.Run(
            $"param($Images) $Images | Test-ContainerImageCompatibility -HostVersion (@('WS2019', 'WS2022', '10.0.20348.2700', 'WS2025', 'Win11-24H2', 'Win11-25H2') * {Hosts / 6}) {arguments}",
            ("Images", names)).ThrowIfFailed();
        if (result.Output.Count != Images * Hosts)
            throw new InvalidOperationException($"{result.Output.Count} results are not {Images * Hosts}.");
    }
}
