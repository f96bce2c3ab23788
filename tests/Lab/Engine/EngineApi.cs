using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>How a container ended, and what it said.</summary>
public sealed record ContainerRun(int ExitCode, string Output, string Error);

/// <summary>The engine's own API, for what tests do beside the module.</summary>
public sealed class EngineApi(HttpClient client) : IDisposable
{
    // What `docker run` returns for a command that is not in the image. A user that is not there ends the same way.
    const int NotStarted = 127;

    /// <summary>Makes an image of a root file system, with Dockerfile instructions such as <c>ENV A=1</c>.</summary>
    public async Task ImportAsync(string name, Stream archive, params string[] changes)
    {
        var reference = name.Split(':');
        var query = string.Concat(changes.Select(change => "&changes=" + Uri.EscapeDataString(change)));
        using var content = new StreamContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        using var answer = await client.PostAsync(At($"images/create?fromSrc=-&repo={reference[0]}&tag={reference[1]}{query}"), content);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("errorDetail", StringComparison.Ordinal))
            throw new InvalidOperationException(text);
    }

    /// <summary>Makes an image of another, with a Dockerfile instruction such as <c>ENV A=1</c>, and what is in an archive.</summary>
    public async Task CommitAsync(string image, string name, string change, Stream? archive = null)
    {
        var reference = name.Split(':');
        var created = await PostAsync("containers/create", new JsonObject { ["Image"] = image });
        if (archive is not null)
        {
            using var content = new StreamContent(archive);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
            using var unpacked = await client.PutAsync(At($"containers/{created!["Id"]}/archive?path=/"), content);
            unpacked.EnsureSuccessStatusCode();
        }
        await PostAsync($"commit?container={created!["Id"]}&repo={reference[0]}&tag={reference[1]}&changes={Uri.EscapeDataString(change)}", null);
        using var removed = await client.DeleteAsync(At($"containers/{created["Id"]}?force=1&v=1"));
    }

    /// <summary>Runs a command in a new container without a network, and removes the container.</summary>
    /// <param name="image">The image.</param>
    /// <param name="command">The program and its arguments; null takes the image's own.</param>
    /// <param name="binds">Bind mounts, as <c>/host:/container:ro</c>.</param>
    /// <param name="variables">Environment variables, as <c>NAME=value</c>.</param>
    /// <param name="entrypoint">In place of the image's entry point.</param>
    public async Task<ContainerRun> RunAsync(string image, string[]? command, string[]? binds = null, string[]? variables = null, string[]? entrypoint = null)
    {
        var created = await PostAsync("containers/create", new JsonObject
        {
            ["Image"] = image,
            ["Cmd"] = command is null ? null : Texts(command),
            ["Entrypoint"] = entrypoint is null ? null : Texts(entrypoint),
            ["Env"] = Texts(variables ?? []),
            ["HostConfig"] = new JsonObject { ["Binds"] = Texts(binds ?? []), ["NetworkMode"] = "none" },
        });
        var container = $"containers/{created!["Id"]}";
        try
        {
            using (var start = await client.PostAsync(At($"{container}/start"), null))
            {
                if (!start.IsSuccessStatusCode)
                    return new ContainerRun(NotStarted, "", await start.Content.ReadAsStringAsync());
            }
            var ended = await PostAsync($"{container}/wait", null);
            var (output, error) = Streams(await client.GetByteArrayAsync(At($"{container}/logs?stdout=1&stderr=1")));
            return new ContainerRun(ended!["StatusCode"]!.GetValue<int>(), output, error);
        }
        finally
        {
            using var removed = await client.DeleteAsync(At($"{container}?force=1&v=1"));
        }
    }

    /// <summary>What the engine tells of files of an image (<c>name</c>, <c>size</c>, Go's <c>mode</c> and <c>linkTarget</c>); null of one that is not there.</summary>
    public async Task<IReadOnlyList<JsonNode?>> FilesAsync(string image, IEnumerable<string> paths)
    {
        var created = await PostAsync("containers/create", new JsonObject { ["Image"] = image, ["Cmd"] = Texts(["/"]) });
        var container = $"containers/{created!["Id"]}";
        var files = new List<JsonNode?>();
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, At($"{container}/archive?path={Uri.EscapeDataString(path)}"));
            using var answer = await client.SendAsync(request);
            var stat = answer.IsSuccessStatusCode ? answer.Headers.GetValues("X-Docker-Container-Path-Stat").Single() : null;
            files.Add(stat is null ? null : JsonNode.Parse(Convert.FromBase64String(stat)));
        }
        using var removed = await client.DeleteAsync(At($"{container}?force=1&v=1"));
        return files;
    }

    /// <summary>The answer to a GET request, such as <c>containers/json?all=1</c>.</summary>
    public async Task<JsonNode?> GetAsync(string path) => JsonNode.Parse(await client.GetStringAsync(At(path)));

    /// <summary>Makes a bridge network with a range of its own.</summary>
    public Task CreateVolumeAsync(string name) => PostAsync("volumes/create", new JsonObject { ["Name"] = name });

    public Task CreateNetworkAsync(string name, string subnet, string gateway, string bridge) => PostAsync("networks/create", new JsonObject
    {
        ["Name"] = name,
        ["Driver"] = "bridge",
        ["IPAM"] = new JsonObject { ["Config"] = new JsonArray(new JsonObject { ["Subnet"] = subnet, ["Gateway"] = gateway }) },
        ["Options"] = new JsonObject { ["com.docker.network.bridge.name"] = bridge },
    });

    public async Task RemoveNetworkAsync(string name)
    {
        using var removed = await client.DeleteAsync(At($"networks/{name}"));
    }

    /// <summary>Makes a volume of the local driver, with options such as <c>type</c>, <c>o</c> and <c>device</c>.</summary>
    public Task CreateVolumeAsync(string name, params (string Name, string Value)[] options) => PostAsync("volumes/create", new JsonObject
    {
        ["Name"] = name,
        ["DriverOpts"] = new JsonObject(options.Select(option => KeyValuePair.Create(option.Name, (JsonNode?)option.Value))),
    });

    public async Task RemoveVolumeAsync(string name)
    {
        using var removed = await client.DeleteAsync(At($"volumes/{name}"));
        removed.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();

    async Task<JsonNode?> PostAsync(string path, JsonObject? body)
    {
        using var answer = await client.PostAsync(At(path), body is null ? null : JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text) : throw new InvalidOperationException(text);
    }

    // Frames of a byte for the stream, three of nothing, a big-endian length, and the text.
    static (string Output, string Error) Streams(ReadOnlySpan<byte> frames)
    {
        var texts = new[] { new MemoryStream(), new MemoryStream(), new MemoryStream() };
        while (!frames.IsEmpty)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frames[4..8]);
            texts[frames[0]].Write(frames.Slice(8, length));
            frames = frames[(8 + length)..];
        }
        return (Encoding.UTF8.GetString(texts[1].ToArray()), Encoding.UTF8.GetString(texts[2].ToArray()));
    }

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    static Uri At(string path) => new("http://engine/" + path);
}
