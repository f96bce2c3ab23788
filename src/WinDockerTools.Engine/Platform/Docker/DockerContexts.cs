using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>The contexts that the docker command keeps in its folder (docker/cli cli/context/store/doc.go).</summary>
sealed class DockerContexts(string folder)
{
    public const string Default = "default";

    /// <summary>Names of all contexts, the default one first. One whose file is damaged is told, or else thrown.</summary>
    public IReadOnlyList<string> Names(Action<FaultException>? damaged = null)
    {
        var names = new List<string> { Default };
        foreach (var meta in Try(() => Folders(Path.Combine(folder, "contexts", "meta"))) ?? [])
        {
            if (Try(() => Read(Path.Combine(meta, "meta.json"), root => Text(root, "Name"))) is { } name)
                names.Add(name);
        }
        names.Sort(1, names.Count - 1, StringComparer.OrdinalIgnoreCase);
        return names;

        T? Try<T>(Func<T?> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (FaultException e) when (damaged is not null)
            {
                damaged(e);
                return null;
            }
        }
    }

    /// <summary>The context chosen by <c>docker context use</c>, or null.</summary>
    public string? Current() => Read(Path.Combine(folder, "config.json"), root => Text(root, "currentContext")) is { Length: > 0 } name ? name : null;

    /// <summary>Where a context's engine is. Throws FaultException (EngineContextNotFound, DockerConfigInvalid, …).</summary>
    public DockerEndpoint Endpoint(string name)
    {
        var id = Id(name);
        var path = Path.Combine(folder, "contexts", "meta", id, "meta.json");
        if (!File.Exists(path))
            throw new FaultException(FaultKind.EngineContextNotFound, name, $"'{folder}' holds none of that name");
        var host = Read(path, root => root.TryGetProperty("Endpoints", out var all) && all.TryGetProperty("docker", out var docker) ? Text(docker, "Host") : null)
            ?? throw new FaultException(FaultKind.DockerConfigInvalid, path, "it names no address (Endpoints.docker.Host)");
        var tls = TlsFilesIn(Path.Combine(folder, "contexts", "tls", id, "docker"));
        return new DockerEndpoint(EngineAddress.Parse(host, tls is not null), name, tls);
    }

    /// <summary>The certificates in a folder, or null when it has none.</summary>
    public static TlsFiles? TlsFilesIn(string folder)
    {
        var files = new TlsFiles(Existing("ca.pem"), Existing("cert.pem"), Existing("key.pem"));
        return files == new TlsFiles(null, null, null) ? null : files;

        string? Existing(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;
    }

    static string[] Folders(string path)
    {
        try
        {
            return Directory.Exists(path) ? Directory.GetDirectories(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerConfigInvalid, path, e.Message.TrimEnd('.'), e);
        }
    }

    static string Id(string name)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(name))).Replace("-", "").ToLowerInvariant();
    }

    static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    static string? Read(string path, Func<JsonElement, string?> read)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerConfigInvalid, path, JsonProblem.Describe(e), JsonProblem.Inner(e));
        }
    }
}
