using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>Finds the credential for a registry: the one given, which belongs to one registry, else docker's own.</summary>
sealed class CredentialStore(NetworkCredential? given, Action<string> note)
{
    string? owner;

    /// <summary>Called in the order of the input: the first registry owns the credential that was given.</summary>
    public void Expect(string registry)
    {
        if (given is not null)
            owner ??= registry;
    }

    /// <summary>Before any request. Throws CredentialScopeAmbiguous when the credential is another registry's.</summary>
    public void Check(ImageReference image)
    {
        Expect(image.Registry);
        if (owner is not null && !owner.Equals(image.Registry, StringComparison.OrdinalIgnoreCase))
            throw new FaultException(FaultKind.CredentialScopeAmbiguous, image.Text, $"it was given for '{owner}', the first registry of this call");
    }

    public async Task<RegistryCredential?> FindAsync(string registry, CancellationToken stop)
    {
        var found = given is not null
            ? new RegistryCredential(given.UserName, given.Password)
            : await DockerConfig.Load().FindAsync(registry, stop).ConfigureAwait(false);
        var from = given is null ? "the Docker configuration" : "-Credential";
        note(found is null ? $"{registry}: anonymous, no credential was found." : $"{registry}: signing in as '{found.User}' from {from}.");
        return found;
    }
}
