using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Docker;

/// <summary>Writes contexts as <c>docker context create</c> does.</summary>
public static class DockerContext
{
    public static void Write(string configFolder, string name, string host, string? certificates = null)
    {
        var file = MetaFile(configFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var json = new JsonObject
        {
            ["Name"] = name,
            ["Metadata"] = new JsonObject(),
            ["Endpoints"] = new JsonObject { ["docker"] = new JsonObject { ["Host"] = host, ["SkipTLSVerify"] = false } },
        };
        File.WriteAllText(file, json.ToJsonString());
        if (certificates is null)
            return;
        var tls = TlsFolder(configFolder, name);
        Directory.CreateDirectory(tls);
        foreach (var certificate in Directory.GetFiles(certificates))
            File.Copy(certificate, Path.Combine(tls, Path.GetFileName(certificate)));
    }

    public static string MetaFile(string configFolder, string name) => Path.Combine(configFolder, "contexts", "meta", Id(name), "meta.json");

    public static string TlsFolder(string configFolder, string name) => Path.Combine(configFolder, "contexts", "tls", Id(name), "docker");

    static string Id(string name)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(name))).Replace("-", "").ToLowerInvariant();
    }
}
