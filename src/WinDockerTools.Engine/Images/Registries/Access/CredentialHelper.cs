using System;
using System.ComponentModel;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>Asks a program <c>docker-credential-…</c> (docker/docker-credential-helpers: server in, JSON out).</summary>
static class CredentialHelper
{
    // What helpers give as the user of an identity token.
    const string TokenUser = "<token>";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly Regex Name = new("^[A-Za-z0-9._-]+\\z", RegexOptions.CultureInvariant);

    public static async Task<RegistryCredential?> GetAsync(string name, string server, string registry, CancellationToken stop)
    {
        var program = "docker-credential-" + name;
        if (!Name.IsMatch(name))
            throw Failed($"'{program}' is not the name of a program");
        var (exitCode, output, error) = await RunAsync(program, server, stop).ConfigureAwait(false);
        if (exitCode == 0)
            return Read(output) ?? throw Failed($"'{program}' gave no JSON with Username and Secret");
        // Helpers say why on standard output; JSON there would be a secret.
        var words = (error.Trim().Length > 0 ? error : output.TrimStart().StartsWith("{", StringComparison.Ordinal) ? "" : output).Trim();
        if (words.IndexOf("credentials not found", StringComparison.OrdinalIgnoreCase) >= 0)
            return null;
        throw Failed($"'{program}' returned {exitCode}: {words.Split('\n').First().Trim().TrimEnd('.')}");

        FaultException Failed(string detail) => new(FaultKind.CredentialHelperFailed, registry, detail);

        async Task<(int, string, string)> RunAsync(string file, string input, CancellationToken token)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(Patience);
            try
            {
                return await HelperProcess.RunAsync(file, "get", input, limit.Token).ConfigureAwait(false);
            }
            catch (Win32Exception e)
            {
                throw new FaultException(FaultKind.CredentialHelperFailed, registry, $"'{file}' of the Docker configuration cannot be started ({e.Message})", e);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                throw Failed($"'{file}' did not answer within {Patience.TotalSeconds} seconds");
            }
        }
    }

    static RegistryCredential? Read(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var (user, secret) = (json.RootElement.Text("Username"), json.RootElement.Text("Secret"));
            return user is null || secret is null ? null : new RegistryCredential(user, secret, user == TokenUser);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
