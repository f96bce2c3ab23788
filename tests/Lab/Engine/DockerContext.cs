using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>Writes contexts as <c>docker context create</c> does.</summary>
static class DockerContext
{
    public static void Write(string configFolder, string name, string host, string? certificates = null)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var meta = Path.Combine(configFolder, "contexts", "meta", id);
        Directory.CreateDirectory(meta);
        var json = new JsonObject
        {
            ["Name"] = name,
            ["Metadata"] = new JsonObject(),
            ["Endpoints"] = new JsonObject { ["docker"] = new JsonObject { ["Host"] = host, ["SkipTLSVerify"] = false } },
        };
        File.WriteAllText(Path.Combine(meta, "meta.json"), json.ToJsonString());
        if (certificates is null)
            return;
        var tls = Path.Combine(configFolder, "contexts", "tls", id, "docker");
        Directory.CreateDirectory(tls);
        foreach (var file in Directory.GetFiles(certificates))
            File.Copy(file, Path.Combine(tls, Path.GetFileName(file)));
    }
}
