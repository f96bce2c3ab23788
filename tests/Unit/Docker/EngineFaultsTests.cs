using System;
using System.ComponentModel;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Harness.Docker;
using Xunit;

namespace WinDockerTools.Tests.Docker;

public class EngineFaultsTests
{
    static readonly DockerEndpoint Endpoint = new(new Uri("tcp://build01:2375"));

    public static TheoryData<Exception, FaultKind> Failures => new()
    {
        { new HttpRequestException("Connection failed.", new SocketException((int)SocketError.ConnectionRefused)), FaultKind.EngineUnreachable },
        { new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)), FaultKind.EngineUnreachable },
        { new HttpRequestException("x", new SocketException((int)SocketError.AccessDenied)), FaultKind.EngineAccessDenied },
        { new HttpRequestException("x", new SocketException((int)SocketError.TimedOut)), FaultKind.EngineTimeout },
        { new HttpRequestException("The response ended prematurely."), FaultKind.EngineUnreachable },
        { new IOException("Unexpected end of stream"), FaultKind.EngineUnreachable },
        { new UnauthorizedAccessException("Access to the path is denied."), FaultKind.EngineAccessDenied },
        { new TimeoutException("The operation has timed out."), FaultKind.EngineUnreachable },
        { new TaskCanceledException("x", new SocketException((int)SocketError.OperationAborted)), FaultKind.EngineTimeout },
        { new HttpRequestException("x", new AuthenticationException("y")), FaultKind.EngineCertificateInvalid },
        { new HttpRequestException("x", new IOException("y", new Win32Exception("z"))), FaultKind.EngineCertificateInvalid },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_way_a_call_fails_has_its_kind(Exception failure, FaultKind expected) =>
        Assert.Equal((expected, "tcp://build01:2375"), (EngineFaults.From(failure, Endpoint)!.Kind, EngineFaults.From(failure, Endpoint)!.Subject));

    [Fact]
    public void A_mistake_of_ours_is_not_blamed_on_the_engine() => Assert.Null(EngineFaults.From(new InvalidOperationException(), Endpoint));

    [Theory]
    [InlineData(403, """{"message":"authorization denied by plugin"}""", FaultKind.EngineAccessDenied, "HTTP 403 authorization denied by plugin")]
    [InlineData(503, "busy", FaultKind.EngineFailed, "HTTP 503 busy")]
    [InlineData(500, "", FaultKind.EngineFailed, "HTTP 500")]
    [InlineData(400, """["x"]""", FaultKind.EngineFailed, """HTTP 400 ["x"]""")]
    public async Task An_answer_that_refuses_is_handed_on(int status, string body, FaultKind kind, string words)
    {
        using var engine = new StandInWindowsEngine { Instead = path => path == "/info" ? (status, body) : null };
        using var api = new DockerEngine(new DockerEndpoint(new Uri(engine.DockerHost)));

        var fault = await Assert.ThrowsAsync<FaultException>(() => api.InfoAsync(TestContext.Current.CancellationToken));

        Assert.Equal((kind, words), (fault.Kind, fault.Detail));
    }

    [Fact]
    public async Task An_engine_that_answers_nothing_is_given_up()
    {
        using var silent = new SilentListener();
        using var api = new DockerEngine(silent.Endpoint, patience: TimeSpan.FromMilliseconds(200));

        var fault = await Assert.ThrowsAsync<FaultException>(() => api.InfoAsync(TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.EngineTimeout, fault.Kind);
    }

    [Fact]
    public async Task A_stop_is_a_stop_and_no_failure()
    {
        using var silent = new SilentListener();
        using var api = new DockerEngine(silent.Endpoint);
        using var stop = new CancellationTokenSource();
        var call = api.InfoAsync(stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    sealed class SilentListener : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public SilentListener() => listener.Start();

        public DockerEndpoint Endpoint => new(new Uri($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

        public void Dispose() => listener.Stop();
    }
}
