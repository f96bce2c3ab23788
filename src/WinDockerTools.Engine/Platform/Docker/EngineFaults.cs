using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Docker.DotNet;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>What an exception of a call to an engine means.</summary>
static class EngineFaults
{
    /// <summary>Null for what is no failure of the engine: a stop, a fault already told, a mistake of ours.</summary>
    public static FaultException? From(Exception exception, DockerEndpoint endpoint)
    {
        if (exception is FaultException)
            return null;
        var causes = Causes(exception).ToList();
        var kind = causes.Select(KindOf).FirstOrDefault(found => found is not null)
            // Whatever else breaks a connection, the engine is not there any more.
            ?? (exception is HttpRequestException or IOException ? FaultKind.EngineUnreachable : null);
        return kind is null ? null : new FaultException(kind.Value, endpoint.ToString(), Words(causes), exception);
    }

    static FaultKind? KindOf(Exception cause) => cause switch
    {
        OperationCanceledException => FaultKind.EngineTimeout,
        // A pipe that does not appear in time.
        TimeoutException => FaultKind.EngineUnreachable,
        DockerApiException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => FaultKind.EngineAccessDenied,
        DockerApiException answer when Words(answer).IndexOf("no space left on device", StringComparison.OrdinalIgnoreCase) >= 0 => FaultKind.EngineDiskFull,
        // The engine's own refusal, not that of whatever else listens there.
        DockerApiException { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.Conflict, ResponseBody: { } body } when body.TrimStart().StartsWith("{", StringComparison.Ordinal) => FaultKind.EngineRefused,
        DockerApiException or JsonException or NotSupportedException => FaultKind.EngineFailed,
        UnauthorizedAccessException => FaultKind.EngineAccessDenied,
        SocketException socket => socket.SocketErrorCode switch
        {
            SocketError.AccessDenied => FaultKind.EngineAccessDenied,
            SocketError.TimedOut => FaultKind.EngineTimeout,
            _ => FaultKind.EngineUnreachable,
        },
        // An engine that refuses our certificate says so inside the session: OpenSSL's and Schannel's own errors.
        AuthenticationException or CryptographicException or Win32Exception => FaultKind.EngineCertificateInvalid,
        _ => null,
    };

    static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    static string Words(List<Exception> causes) => causes.OfType<DockerApiException>().FirstOrDefault() is { } answer
        ? Words(answer)
        : causes[0] is OperationCanceledException && !causes.OfType<TimeoutException>().Any() ? "the time for an answer is over"
        // "Cannot assign requested address" is what .NET says of a socket file that is not there.
        : causes.OfType<SocketException>().Any(cause => cause.SocketErrorCode == SocketError.AddressNotAvailable) ? "there is no such socket"
        : causes[causes.Count - 1].Message.TrimEnd('.', '\r', '\n', ' ');

    /// <summary>The engine's own text: {"message": "…"}.</summary>
    public static string Words(DockerApiException answer)
    {
        var body = answer.ResponseBody?.Trim() ?? "";
        try
        {
            using var document = JsonDocument.Parse(body);
            body = document.RootElement.GetProperty("message").GetString() ?? body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Not JSON: the words stand as they are.
        }
        return $"HTTP {(int)answer.StatusCode} {Shorten(body.TrimEnd('.'))}".TrimEnd();
    }

    static string Shorten(string text) => text.Length <= 500 ? text : text.Substring(0, 500) + "…";
}
