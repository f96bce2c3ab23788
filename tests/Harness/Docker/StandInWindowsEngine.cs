using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WinDockerTools.Tests.Harness.Http;

namespace WinDockerTools.Tests.Harness.Docker;

/// <summary>
/// Answers as a Windows engine does, from answers that real ones gave (docker/docs, moby/moby#43284, moby's source):
/// the shape of the answers is tested with it, no behaviour of Windows.
/// </summary>
public sealed class StandInWindowsEngine(
    string osVersion = "10.0.20348",
    string operatingSystem = "Microsoft Windows Server Version 21H2 (OS Build 20348.169)",
    string isolation = "process",
    string architecture = "x86_64",
    bool containerdStore = false,
    params StandInImage[] images) : IDisposable
{
    static readonly Regex Version = new("^/v\\d+\\.\\d+(?=/)");

    const string Networks = """
        [{"Name":"nat","Id":"b1c1","Scope":"local","Driver":"nat","IPAM":{"Driver":"windows","Options":null,"Config":[{"Subnet":"172.28.0.0/16","Gateway":"172.28.0.1"}]},"Options":{"com.docker.network.windowsshim.networkname":"nat"}},
         {"Name":"none","Id":"b1c2","Scope":"local","Driver":"null","IPAM":{"Driver":"default","Options":null,"Config":[]},"Options":{}}]
        """;

    StubServer? http;

    public string Id { get; init; } = "4f7b3f1e-0c36-4f0a-9b0e-2a6a3b8f6a10";
    public string ServerVersion { get; init; } = "29.0.1";
    public string ApiVersion { get; init; } = "1.52";
    public string MinApiVersion { get; init; } = "1.44";
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Takes the place of an answer; null leaves it. The path comes without the API version.</summary>
    public Func<string, (int Status, string Json)?> Instead { get; set; } = _ => null;

    /// <summary>Containers and volumes; null where nobody makes any.</summary>
    public StandInContainers? Containers { get; init; }

    /// <summary>To be given as -DockerHost.</summary>
    public string DockerHost => $"tcp://{Http.Name}";

    /// <summary>Paths as they were asked for, API version included.</summary>
    public IReadOnlyList<string> Requests => [.. Http.Requests.Select(request => Uri.UnescapeDataString(request.Target))];

    StubServer Http => http ??= new StubServer(request =>
    {
        if (Containers?.Answer(request with { Target = Version.Replace(request.Target, "") }) is { } own)
            return own;
        var (status, json) = Answer(Uri.UnescapeDataString(request.Target));
        return StubAnswer.Json(json, status);
    });

    public void Dispose() => http?.Dispose();

    (int, string) Answer(string asked)
    {
        var path = Version.Replace(asked, "");
        if (Instead(path) is { } answer)
            return answer;
        var route = path.Split('?')[0];
        return route switch
        {
            "/_ping" => (200, "OK"),
            "/version" => (200, VersionAnswer().ToJsonString()),
            "/info" => (200, Info().ToJsonString()),
            "/networks" => (200, Networks),
            "/images/json" => (200, new JsonArray([.. images.Select(image => (JsonNode)image.Summary())]).ToJsonString()),
            _ when route.StartsWith("/images/", StringComparison.Ordinal) && route.EndsWith("/json", StringComparison.Ordinal) =>
                Inspect(route.Substring("/images/".Length, route.Length - "/images/".Length - "/json".Length)),
            _ => (404, """{"message":"page not found"}"""),
        };
    }

    (int, string) Inspect(string name) => images.FirstOrDefault(image => image.Answers(name)) is { } found
        ? (200, found.Inspect().ToJsonString())
        : (404, new JsonObject { ["message"] = $"No such image: {name}" }.ToJsonString());

    JsonObject VersionAnswer() => new()
    {
        ["Version"] = ServerVersion,
        ["ApiVersion"] = ApiVersion,
        ["MinAPIVersion"] = MinApiVersion,
        ["Os"] = "windows",
        ["Arch"] = architecture == "x86_64" ? "amd64" : "arm64",
    };

    JsonObject Info() => new()
    {
        ["ID"] = Id,
        ["Name"] = "WIN-LQ7VJ3K0M2D",
        ["ServerVersion"] = ServerVersion,
        ["OSType"] = "windows",
        ["OSVersion"] = osVersion,
        ["OperatingSystem"] = operatingSystem,
        ["KernelVersion"] = "10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)",
        ["Architecture"] = architecture,
        ["Isolation"] = isolation,
        ["NCPU"] = 4,
        ["MemTotal"] = 17_179_869_184,
        ["Images"] = images.Length,
        ["Driver"] = containerdStore ? "windows" : "windowsfilter",
        ["DriverStatus"] = containerdStore
            ? new JsonArray(new JsonArray("driver-type", "io.containerd.snapshotter.v1"))
            : new JsonArray(new JsonArray("Windows", "")),
        ["DefaultRuntime"] = "com.docker.hcsshim.v1",
        ["Labels"] = new JsonArray([.. Labels.Select(label => (JsonNode)label)]),
    };
}
