using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using WinDockerTools.Tests.Harness.Images;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>A registry in memory that can be made to misbehave.</summary>
public sealed class StubRegistry : IDisposable
{
    readonly ConcurrentDictionary<string, ImageBlob> content = new(StringComparer.Ordinal);
    readonly StubServer server;

    public StubRegistry(X509Certificate2? certificate = null) => server = new StubServer(Answer, certificate);

    public string Name => server.Name;

    /// <summary>Asked first; null lets the registry do its work.</summary>
    public Func<StubRequest, StubAnswer?> Intercept { get; set; } = _ => null;

    public IReadOnlyList<StubRequest> Requests => server.Requests;

    public IReadOnlyList<string> RequestLines => [.. server.Requests.Select(request => request.ToString())];

    /// <summary>Holds an image under a tag, and returns its name.</summary>
    public string Add(string repository, string tag, TestImage image)
    {
        foreach (var blob in image.Blobs)
        {
            content[$"/v2/{repository}/manifests/{blob.Digest}"] = blob;
            content[$"/v2/{repository}/blobs/{blob.Digest}"] = blob;
        }
        content[$"/v2/{repository}/manifests/{tag}"] = image.Top;
        return $"{Name}/{repository}:{tag}";
    }

    /// <summary>Content under a path, whatever its digest.</summary>
    public void Put(string target, ImageBlob blob) => content[target] = blob;

    public StubAnswer Serve(StubRequest request) => content.TryGetValue(request.Target, out var blob)
        ? new StubAnswer(200) { Body = blob.Content, ContentType = blob.MediaType }.With("Docker-Content-Digest", blob.Digest)
        : StubAnswer.Error(404, "manifest unknown");

    public void Dispose() => server.Dispose();

    StubAnswer Answer(StubRequest request) => Intercept(request) ?? Serve(request);
}
