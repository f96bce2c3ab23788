using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

/// <summary>
/// A stand-in for a Windows machine with real folders: its services, path and groups are lists, and a program's file
/// holds the version that it tells.
/// </summary>
sealed class StandInMachine : IInstallTarget, IDisposable
{
    readonly TemporaryFolder folder = new();

    public SortedDictionary<string, (string Command, bool IsRunning)> Services { get; private set; } = [];
    public List<string> SearchPath { get; private set; } = [@"C:\Windows"];
    public SortedDictionary<string, List<string>> Groups { get; private set; } = [];
    public List<string> Calls { get; } = [];

    /// <summary>Called before each thing that is asked; may throw.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public string ComputerName => "host";
    public string ProgramFiles => Sub("Program Files");
    public string ProgramData => Sub("ProgramData");

    public string Installed => Path.Combine(ProgramFiles, "Docker");
    public string Configuration => Path.Combine(ProgramData, "docker", "config", "daemon.json");

    /// <summary>A package of Docker's shape.</summary>
    public string Package(string version, params (string Name, string Content)[] files)
    {
        var path = folder.File($"docker-{version}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in files.Length > 0 ? files : [("docker/dockerd.exe", version), ("docker/docker.exe", version)])
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
        return path;
    }

    public Task<DockerEngineInstallation> InstallAsync(string package, Func<InstallRequest, InstallRequest>? change = null) =>
        InstallUntilAsync(package, change, TestContext.Current.CancellationToken);

    public async Task<DockerEngineInstallation> InstallUntilAsync(string package, Func<InstallRequest, InstallRequest>? change, CancellationToken stop)
    {
        var request = new InstallRequest(new PackageSource(package, null, DownloadIndex.Official, null)) { AllowUnverified = true };
        request = change?.Invoke(request) ?? request;
        using var download = new Engine.Platform.Http.FileDownload();
        var installer = new DockerEngineInstaller(this, new PackageGetter(download, (_, _, _) => { }), request, TimeProvider.System);
        return await installer.InstallAsync(await installer.PlanAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
    }

    /// <summary>Everything that can be seen of it.</summary>
    public string Picture() => string.Join("\n", [
        .. new[] { ProgramFiles, ProgramData }.SelectMany(root => Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories))
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => path.Substring(folder.Path.Length) + (File.Exists(path) ? " = " + File.ReadAllText(path) : "")),
        .. Services.Select(pair => $"{pair.Key} {pair.Value}"),
        .. SearchPath,
        .. Groups.Select(pair => $"{pair.Key}: {string.Join(",", pair.Value)}")]);

    /// <summary>The machine as it is now, as if this process had died.</summary>
    public StandInMachine Copy()
    {
        var copy = new StandInMachine
        {
            Services = new(Services.ToDictionary(pair => pair.Key, pair => pair.Value)),
            SearchPath = [.. SearchPath],
            Groups = new(Groups.ToDictionary(pair => pair.Key, pair => pair.Value.ToList())),
        };
        foreach (var path in Directory.GetDirectories(folder.Path, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(copy.folder.Path + path.Substring(folder.Path.Length));
        foreach (var path in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
            File.WriteAllText(copy.folder.Path + path.Substring(folder.Path.Length), Moved(File.ReadAllText(path), copy), new System.Text.UTF8Encoding(false));
        foreach (var service in copy.Services.Keys.ToList())
            copy.Services[service] = (Moved(copy.Services[service].Command, copy), copy.Services[service].IsRunning);
        copy.SearchPath = [.. copy.SearchPath.Select(path => Moved(path, copy))];
        return copy;
    }

    // Also in the journal, where a backslash is two.
    string Moved(string text, StandInMachine copy) => text.Replace(folder.Path, copy.folder.Path)
        .Replace(folder.Path.Replace(@"\", @"\\"), copy.folder.Path.Replace(@"\", @"\\"));

    string Sub(string name) => Directory.CreateDirectory(folder.File(name)).FullName;

    void Asked(string call)
    {
        Calls.Add(call);
        Before(call);
    }

    public Task<string> VersionAsync(string program, CancellationToken stop)
    {
        Asked("Version");
        return File.Exists(program) ? Task.FromResult(File.ReadAllText(program)) : throw new FaultException(FaultKind.EnginePackageInvalid, program, "no such program");
    }

    public string? ServiceCommand(string service) => Services.TryGetValue(service, out var known) ? known.Command : null;

    public bool IsServiceRunning(string service) => Services.TryGetValue(service, out var known) && known.IsRunning;

    public Task RegisterAsync(string service, string program, CancellationToken stop)
    {
        Asked("Register");
        Services.Add(service, ($"\"{program}\" --run-service", false));
        return Task.CompletedTask;
    }

    public Task StartAsync(string service, CancellationToken stop)
    {
        Asked("Start");
        Services[service] = (Services[service].Command, true);
        return Task.CompletedTask;
    }

    public Task StopAsync(string service, CancellationToken stop)
    {
        Asked("Stop");
        Services[service] = (Services[service].Command, false);
        return Task.CompletedTask;
    }

    public void RemoveService(string service)
    {
        Asked("RemoveService");
        Services.Remove(service);
    }

    public bool IsOnPath(string folder) => SearchPath.Contains(folder);

    public void AddToPath(string folder)
    {
        Asked("AddToPath");
        if (!SearchPath.Contains(folder))
            SearchPath.Add(folder);
    }

    public void RemoveFromPath(string folder)
    {
        Asked("RemoveFromPath");
        SearchPath.Remove(folder);
    }

    public bool CreateGroup(string group)
    {
        Asked("CreateGroup");
        if (Groups.ContainsKey(group))
            return false;
        Groups[group] = [];
        return true;
    }

    public void DeleteGroup(string group) => Groups.Remove(group);

    public bool AddMember(string group, string account)
    {
        Asked("AddMember");
        if (Groups[group].Contains(account))
            return false;
        Groups[group].Add(account);
        return true;
    }

    public void RemoveMember(string group, string account) => Groups[group].Remove(account);

    public Task<string> EngineAnswerAsync(CancellationToken stop)
    {
        Asked("EngineAnswer");
        var program = Services["docker"].Command.Split('"')[1];
        return Services["docker"].IsRunning ? Task.FromResult(File.ReadAllText(program)) : throw new FaultException(FaultKind.EngineUnreachable, "pipe", "nobody listens");
    }

    public void Dispose() => folder.Dispose();
}
