using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Lab.Engine;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>All that a call could leave behind: in the engine, and among the temporary files.</summary>
static class EngineInventory
{
    public static async Task<IReadOnlyList<string>> OfAsync(LabEngine engine)
    {
        using var api = engine.Api();
        var containers = (await api.GetAsync("containers/json?all=1"))!.AsArray().Select(item => $"container {item!["Names"]}");
        var volumes = (await api.GetAsync("volumes"))!["Volumes"]?.AsArray().Select(item => $"volume {item!["Name"]}") ?? [];
        var networks = (await api.GetAsync("networks"))!.AsArray().Select(item => $"network {item!["Name"]}");
        var images = (await api.GetAsync("images/json?all=1"))!.AsArray().Select(item => $"image {item!["Id"]}");
        var records = (await api.GetAsync("system/df"))!["BuildCache"]?.AsArray().Select(item => $"cache {item!["ID"]}: {item["Description"]}") ?? [];
        var folders = Directory.GetFileSystemEntries(Path.GetTempPath(), "windockertools-*").Select(path => $"folder {path}");
        return [.. containers.Concat(volumes).Concat(networks).Concat(images).Concat(records).Concat(folders).Order()];
    }
}
