using System;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries;

/// <summary>The way to one registry and its token service: what fails on it becomes a fault with the user's image.</summary>
sealed class RegistryLine(Wire wire)
{
    public Task<Answer> SendAsync(ImageReference image, RegistryRequest request, Uri uri, CancellationToken stop) =>
        RunAsync(image, token => wire.SendAsync(request, uri, token), stop);

    public Task<Answer> SendAsync(ImageReference image, RegistryRequest request, RegistryEndpoint endpoint, string path, CancellationToken stop) =>
        RunAsync(image, token => endpoint.UseAsync(root => wire.SendAsync(request, new Uri(root, path), token), token), stop);

    static async Task<Answer> RunAsync(ImageReference image, Func<CancellationToken, Task<Answer>> attempt, CancellationToken stop)
    {
        try
        {
            return await attempt(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (RegistryFaults.Of(e, image) is { } fault)
        {
            throw fault;
        }
    }
}
