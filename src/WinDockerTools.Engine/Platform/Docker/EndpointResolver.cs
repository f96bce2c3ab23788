using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>
/// Finds the engine that the docker command would talk to: an explicit address or context, DOCKER_HOST,
/// DOCKER_CONTEXT, the current context, the platform's default (docker/cli cli/command/cli.go).
/// </summary>
sealed class EndpointResolver(Func<string, string?> variable)
{
    public static EndpointResolver OfProcess { get; } = new(Environment.GetEnvironmentVariable);

    public DockerContexts Contexts => new(Folder);

    string Folder => Variable("DOCKER_CONFIG")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>Throws FaultException (EngineEndpointUnsupported, EngineContextNotFound, DockerConfigInvalid, …).</summary>
    public DockerEndpoint InReach() => Variable("DOCKER_HOST") is { } host
        ? ByAddress(host)
        : ByContext(Variable("DOCKER_CONTEXT") ?? Contexts.Current() ?? DockerContexts.Default);

    /// <summary>The engines at addresses and contexts, or the one in reach; each is looked up, and may throw, when it is asked for.</summary>
    public IReadOnlyList<(string? Name, Func<DockerEndpoint> Find)> Wanted(IReadOnlyList<string> addresses, IReadOnlyList<string> contexts)
    {
        List<(string?, Func<DockerEndpoint>)> wanted = [
            .. addresses.Select(address => ((string?)address, (Func<DockerEndpoint>)(() => ByAddress(address)))),
            .. contexts.Select(name => ((string?)name, (Func<DockerEndpoint>)(() => ByContext(name))))];
        return wanted.Count > 0 ? wanted : [(null, InReach)];
    }

    public DockerEndpoint ByContext(string name)
    {
        if (name != DockerContexts.Default)
            return Contexts.Endpoint(name);
        return Variable("DOCKER_HOST") is { } host ? ByAddress(host) : new DockerEndpoint(EngineAddress.Default, name);
    }

    /// <summary>Where the contexts lead, in the order of their names; those that lead nowhere are left out.</summary>
    public IReadOnlyList<DockerEndpoint> ContextEndpoints()
    {
        var endpoints = new List<DockerEndpoint>();
        foreach (var name in Contexts.Names(_ => { }))
        {
            try
            {
                endpoints.Add(ByContext(name) with { Context = name });
            }
            catch (FaultException)
            {
                // Whoever asks for that context is told.
            }
        }
        return endpoints;
    }

    public DockerEndpoint ByAddress(string address)
    {
        var tls = EnvironmentTls();
        var uri = EngineAddress.Parse(address, tls is not null);
        return uri.Scheme switch
        {
            "tcp" or "http" => new DockerEndpoint(uri, Tls: tls),
            "https" => new DockerEndpoint(uri, Tls: tls ?? new TlsFiles(null, null, null)),
            _ => new DockerEndpoint(uri),
        };
    }

    // As for the docker command, any value switches TLS on; the certificate folder alone does not.
    TlsFiles? EnvironmentTls()
    {
        if (Variable("DOCKER_TLS_VERIFY") is null && Variable("DOCKER_TLS") is null)
            return null;
        var folder = Variable("DOCKER_CERT_PATH") ?? Folder;
        return DockerContexts.TlsFilesIn(folder)
            ?? throw new FaultException(FaultKind.EngineCertificateInvalid, folder, "the folder holds none of ca.pem, cert.pem and key.pem");
    }

    string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
