using System.Collections.Generic;
using System.Text;

namespace WinDockerTools.Tests.Harness.Http;

public sealed record StubRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public override string ToString() => $"{Method} {Target}";
}

/// <summary>What a stub server does with a request: by default it answers as told; it can also misbehave.</summary>
public sealed record StubAnswer(int Status)
{
    public byte[] Body { get; init; } = [];
    public string ContentType { get; init; } = "application/json";
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Said in Content-Length, whatever is sent; a negative one is not said.</summary>
    public long? AnnouncedLength { get; init; }

    /// <summary>The connection is closed instead of an answer.</summary>
    public bool Drops { get; init; }

    /// <summary>There is never an answer.</summary>
    public bool Hangs { get; init; }

    public static StubAnswer Json(string json, int status = 200) => new(status) { Body = Encoding.UTF8.GetBytes(json) };

    /// <summary>An error as the distribution specification has it.</summary>
    public static StubAnswer Error(int status, string message) =>
        Json($$"""{"errors":[{"code":"STUB","message":"{{message}}"}]}""", status);

    public StubAnswer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
