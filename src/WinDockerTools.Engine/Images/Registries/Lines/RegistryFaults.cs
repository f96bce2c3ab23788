using System;
using System.IO;
using System.Net.Http;
using Polly.Timeout;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>What answers and failures of a registry mean to the user.</summary>
static class RegistryFaults
{
    public static FaultException Of(Answer answer, ImageReference image, string who = "the registry")
    {
        var detail = $"{who} answered {(int)answer.Status} {answer.Status}{ServerText.Of(answer)}";
        return (int)answer.Status switch
        {
            401 => new FaultException(FaultKind.AuthenticationRequired, image.Text, detail),
            403 => new FaultException(FaultKind.AccessDenied, image.Text, detail),
            404 when !answer.IsHtml => new FaultException(FaultKind.ImageNotFound, image.Text, detail),
            407 => new FaultException(FaultKind.ProxyAuthenticationRequired, image.Registry, "the proxy answered 407"),
            429 => new FaultException(FaultKind.RegistryRateLimited, image.Registry, detail),
            >= 500 => new FaultException(FaultKind.RegistryFailed, image.Registry, detail),
            _ => new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, answer.IsHtml ? "it is a web page" : detail),
        };
    }

    /// <summary>Null for what is no failure of a registry: it goes on as it is.</summary>
    public static FaultException? Of(Exception failure, ImageReference image) => failure switch
    {
        UnusableAnswerException => new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, failure.Message, failure),
        OversizedAnswerException { Size: var size, Limit: var limit } => ImageReader.TooLarge(image, size, limit),
        UntrustedServerException untrusted =>
            new FaultException(FaultKind.RegistryCertificateInvalid, untrusted.Host, failure.Message, failure),
        ProxyRefusalException => new FaultException(FaultKind.ProxyAuthenticationRequired, image.Registry, failure.Message, failure),
        TimeoutRejectedException late =>
            new FaultException(FaultKind.RegistryTimeout, image.Registry, $"no answer within {late.Timeout.TotalSeconds:0.#} seconds", failure),
        HttpRequestException or IOException =>
            new FaultException(FaultKind.RegistryUnreachable, image.Registry, failure.GetBaseException().Message.TrimEnd('.'), failure),
        _ => null,
    };
}
