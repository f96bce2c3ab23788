using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>The way to one registry and its token service, with patience: what fails for good becomes a fault.</summary>
sealed class RegistryLine(Wire wire, ResiliencePipeline<Answer> retries, Outage outage)
{
    public Task<Answer> SendAsync(ImageReference image, RegistryRequest request, Uri uri, CancellationToken stop) =>
        RunAsync(image, token => wire.SendAsync(request, uri, token), stop);

    public Task<Answer> SendAsync(ImageReference image, RegistryRequest request, RegistryEndpoint endpoint, string path, CancellationToken stop) =>
        RunAsync(image, token => endpoint.UseAsync(root => wire.SendAsync(request, new Uri(root, path), token), token), stop);

    async Task<Answer> RunAsync(ImageReference image, Func<CancellationToken, Task<Answer>> attempt, CancellationToken stop)
    {
        outage.ThrowIfDown();
        try
        {
            var answer = await retries.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), stop).ConfigureAwait(false);
            if ((int)answer.Status is 429 or >= 502 and <= 504)
                outage.Failed(RegistryFaults.Of(answer, image));
            else
                outage.Answered();
            return answer;
        }
        catch (Exception e) when (RegistryFaults.Of(e, image) is { } fault)
        {
            if (fault.Kind is FaultKind.RegistryUnreachable or FaultKind.RegistryTimeout or FaultKind.RegistryCertificateInvalid or FaultKind.ProxyAuthenticationRequired)
                outage.Failed(fault);
            throw fault;
        }
    }
}
