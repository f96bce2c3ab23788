using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>
/// What <c>docker login</c> left: credentials in config.json itself, or the name of the helper that keeps them
/// (docker/cli, cli/config).
/// </summary>
sealed class DockerConfig
{
    const string DockerHub = "docker.io", DockerHubKey = "https://index.docker.io/v1/";

    readonly Dictionary<string, RegistryCredential> stored = new(StringComparer.OrdinalIgnoreCase);
    IReadOnlyDictionary<string, string> helpers = new Dictionary<string, string>();
    string? helper;

    public static DockerConfig Load()
    {
        var folder = Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        return Load(Path.Combine(folder, "config.json"));
    }

    public static DockerConfig Load(string file)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadAllText(file)) : new DockerConfig();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.DockerConfigInvalid, file, JsonProblem.Describe(e), JsonProblem.Inner(e));
        }
    }

    public async Task<RegistryCredential?> FindAsync(string registry, CancellationToken stop)
    {
        var key = registry == DockerHub ? DockerHubKey : registry;
        var program = helpers.TryGetValue(key, out var own) || helpers.TryGetValue(registry, out own) ? own : helper;
        if (program is { Length: > 0 })
            return await CredentialHelper.GetAsync(program, key, registry, stop).ConfigureAwait(false);
        return stored.TryGetValue(HostOf(key), out var found) ? found : null;
    }

    internal static DockerConfig Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        var config = new DockerConfig
        {
            helper = json.RootElement.Text("credsStore"),
            helpers = json.RootElement.Member("credHelpers")?.Map() ?? new Dictionary<string, string>(),
        };
        if (json.RootElement.Member("auths") is { ValueKind: JsonValueKind.Object } auths)
        {
            foreach (var entry in auths.EnumerateObject())
            {
                if (Read(entry.Value, entry.Name) is { } credential)
                    config.stored[HostOf(entry.Name)] = credential;
            }
        }
        return config;
    }

    static RegistryCredential? Read(JsonElement entry, string name)
    {
        var (user, password) = entry.Text("auth") is { Length: > 0 } pair
            ? Split(pair, name)
            : (entry.Text("username") ?? "", entry.Text("password") ?? "");
        if (entry.Text("identitytoken") is { Length: > 0 } token)
            return new RegistryCredential(user, token, isIdentityToken: true);
        return user.Length == 0 ? null : new RegistryCredential(user, password);
    }

    static (string User, string Password) Split(string pair, string name)
    {
        try
        {
            // docker pads with NUL what it encodes.
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(pair)).Split([':'], 2);
            if (parts.Length == 2)
                return (parts[0], parts[1].TrimEnd('\0'));
        }
        catch (FormatException)
        {
            // Said below, without quoting what may be a secret.
        }
        throw new FormatException($"'auth' of '{name}' is not base64 of user:password");
    }

    // Entries are keyed by host, or by an address as older clients wrote it.
    static string HostOf(string key)
    {
        var start = key.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? key : key.Substring(start + 3);
        var host = rest.Split('/').First();
        return host == "index.docker.io" ? DockerHub : host;
    }
}
