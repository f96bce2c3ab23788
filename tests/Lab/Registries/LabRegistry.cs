using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Debian's docker-registry on a free port of loopback, with storage of its own.</summary>
public sealed class LabRegistry : IAsyncDisposable
{
    readonly TemporaryFolder folder = new();
    readonly List<string> log = [];
    readonly Process process;
    readonly HttpClient client;

    LabRegistry(int port, LabAuthority? authority, NetworkCredential? account)
    {
        Name = $"127.0.0.1:{port}";
        var start = new ProcessStartInfo("docker-registry") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add(folder.File("config.yml"));
        File.WriteAllText(folder.File("config.yml"), Configuration(port, authority, account));
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var handler = new HttpClientHandler
        {
            UseProxy = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{(authority is null ? "http" : "https")}://{Name}/v2/"),
        };
        if (account is not null)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.UserName}:{account.Password}"));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
        }
    }

    /// <summary>Host and port, as an image name starts.</summary>
    public string Name { get; }

    public static async Task<LabRegistry> StartAsync(LabAuthority? authority = null, NetworkCredential? account = null)
    {
        Labs.Require("registry", "docker-registry", "htpasswd");
        var registry = new LabRegistry(FreePort(), authority, account);
        await registry.WaitAsync();
        return registry;
    }

    /// <summary>Pushes an image and returns its name.</summary>
    public async Task<string> PushAsync(string repository, string tag, TestImage image)
    {
        await ImagePush.PushAsync(client, repository, tag, image);
        return $"{Name}/{repository}:{tag}";
    }

    /// <summary>The requests since the last time this was asked, as <c>HEAD /v2/app/manifests/1</c>.</summary>
    public async Task<IReadOnlyList<string>> TakeRequestsAsync()
    {
        var marker = $"GET /v2/marker-{Guid.NewGuid():N}/tags/list";
        using (await client.GetAsync(new Uri(marker.Substring("GET /v2/".Length), UriKind.Relative)))
        {
            while (true)
            {
                lock (log)
                {
                    if (log.Any(line => line.Contains(marker, StringComparison.Ordinal)))
                    {
                        var requests = log.Select(RequestOf).OfType<string>().Where(request => request != marker && !request.Contains("/marker-", StringComparison.Ordinal)).ToList();
                        log.Clear();
                        return requests;
                    }
                }
                await Task.Delay(10);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    string Configuration(int port, LabAuthority? authority, NetworkCredential? account)
    {
        var text = new StringBuilder($"""
            version: 0.1
            log: {"{"}level: error{"}"}
            storage:
              filesystem: {"{"}rootdirectory: {folder.File("data")}{"}"}
            http:
              addr: 127.0.0.1:{port}

            """);
        if (authority is not null)
            text.AppendLine($"  tls: {{certificate: {authority.CertificateFile}, key: {authority.KeyFile}}}");
        if (account is not null)
        {
            File.WriteAllText(folder.File("htpasswd"), PasswordLine(account));
            text.AppendLine($"auth:\n  htpasswd: {{realm: lab, path: {folder.File("htpasswd")}}}");
        }
        return text.ToString();
    }

    // docker-registry takes bcrypt alone.
    static string PasswordLine(NetworkCredential account)
    {
        var start = new ProcessStartInfo("htpasswd") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-n", "-i", "-B", "-C", "4", account.UserName })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Write(account.Password);
        process.StandardInput.Close();
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line;
    }

    async Task WaitAsync()
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("", UriKind.Relative));
                break;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(20) && !process.HasExited)
            {
            }
        }
        await TakeRequestsAsync();
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
            return;
        lock (log)
            log.Add(text);
    }

    // 127.0.0.1 - - [date] "HEAD /v2/app/manifests/1 HTTP/2.0" 200 …
    static string? RequestOf(string line)
    {
        var parts = line.Split('"');
        return parts.Length > 2 && parts[1].Split(' ') is [var method, var path, _] ? $"{method} {path}" : null;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
