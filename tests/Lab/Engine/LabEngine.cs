using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>A real Docker engine in a folder of its own, on a Unix socket and, with mutual TLS, on a loopback port.</summary>
public sealed class LabEngine : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60), RequestLimit = TimeSpan.FromMinutes(5);

    readonly TemporaryFolder folder = new();
    readonly EngineAuthority authority = new(), stranger = new();
    readonly int port = FreePort();
    Process? script;
    Task? started;

    public string Socket => folder.File("d.sock");
    public string DockerHost => $"unix://{Socket}";
    public string TlsHost => $"tcp://127.0.0.1:{port}";

    /// <summary>Its daemon.json, which it read when it started.</summary>
    public string ConfigFile => folder.File("daemon.json");

    /// <summary>The folder of its data.</summary>
    public string DataRoot => folder.File("data");

    /// <summary>ca.pem, cert.pem and key.pem that the engine takes.</summary>
    public string ClientCertificates => folder.File("client");

    /// <summary>A certificate of another authority, which the engine refuses.</summary>
    public string StrangersCertificates => folder.File("stranger");

    /// <summary>A good client that trusts another authority of the same name than the engine's.</summary>
    public string WrongAuthority => folder.File("wrong-authority");

    /// <summary>Starts it on the first call; skips the test where there is no dockerd.</summary>
    public Task StartAsync()
    {
        Labs.Require("engine", "dockerd", "containerd");
        return started ??= RunAsync();
    }

    /// <summary>Its API, to be disposed by the caller.</summary>
    public EngineApi Api() => new(Client());

    /// <summary>Loads images written by <see cref="SavedImage"/>.</summary>
    public async Task LoadAsync(byte[] archive)
    {
        using var client = Client();
        using var answer = await client.PostAsync(new Uri("http://engine/images/load"), new ByteArrayContent(archive));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("errorDetail", StringComparison.Ordinal))
            throw new InvalidOperationException(text);
    }

    /// <summary>Sends a signal to dockerd itself, such as STOP: it takes connections then, and answers nothing.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, File.ReadAllText(folder.File("d.pid")).Trim()]);
        kill.WaitForExit();
    }

    /// <summary>A client is connected to the socket, or waits to be.</summary>
    public bool HasConnection => File.ReadLines("/proc/net/unix").Count(line => line.EndsWith(Socket, StringComparison.Ordinal)) > 1;

    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            script.StandardInput.Close();
            await script.WaitForExitAsync();
            script.Dispose();
        }
        authority.Dispose();
        stranger.Dispose();
        folder.Dispose();
    }

    async Task RunAsync()
    {
        File.WriteAllText(folder.File("ca.pem"), authority.RootPem);
        authority.WriteServer(folder.File("server.pem"), folder.File("server-key.pem"));
        authority.WriteClient(ClientCertificates, authority);
        stranger.WriteClient(StrangersCertificates, authority);
        authority.WriteClient(WrongAuthority, stranger);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "lab", "engine.sh")) { RedirectStandardInput = true };
        start.ArgumentList.Add(folder.Path);
        start.ArgumentList.Add(port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        script = Process.Start(start)!;
        await WaitAsync();
    }

    async Task WaitAsync()
    {
        using var client = Client();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("http://engine/_ping"));
                return;
            }
            catch (HttpRequestException) when (limit.Elapsed < StartLimit && !script!.HasExited)
            {
                // There is nothing to wait on but the socket itself.
                await Task.Delay(50);
            }
            catch (HttpRequestException e)
            {
                throw new InvalidOperationException($"dockerd did not start:\n{File.ReadAllText(folder.File("log"))}", e);
            }
        }
    }

    HttpClient Client() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        Timeout = RequestLimit,
    };

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
