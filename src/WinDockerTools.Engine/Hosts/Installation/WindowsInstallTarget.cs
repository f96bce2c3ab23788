using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Services;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>This machine.</summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
sealed class WindowsInstallTarget : IInstallTarget
{
    // What dockerd listens at without "hosts" in its configuration.
    const string Pipe = "npipe://./pipe/docker_engine";

    // dockerd waits for the host network service, and loads every network and container before it answers.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), OneQuestion = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(250);

    static readonly Regex VersionForm = new(@"version (\d+\.\d+\.\d+[^\s,]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public string ComputerName => Environment.MachineName;

    public string ProgramFiles => Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);

    public string ProgramData => Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData);

    public async Task<string> VersionAsync(string program, CancellationToken stop)
    {
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall(program, ["--version"]), stop).ConfigureAwait(false);
            if (VersionForm.Match(end.Output) is { Success: true } match)
                return match.Groups[1].Value;
            throw new FaultException(FaultKind.EnginePackageInvalid, program, $"its answer to --version names none: {(end.Output + end.Error).Trim()} (exit code {end.ExitCode})");
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.EnginePackageInvalid, program, e.Message, e);
        }
    }

    public string? ServiceCommand(string service) => Asked(service, () => WindowsServices.Find(service)?.Command);

    public bool IsServiceRunning(string service) => Asked(service, () => WindowsServices.Find(service)?.State is ServiceState.Running);

    public async Task RegisterAsync(string service, string program, CancellationToken stop)
    {
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall(program, ["--register-service", "--service-name", service]), stop).ConfigureAwait(false);
            if (end.ExitCode != 0)
                throw Failed(service, $"{(end.Error + end.Output).Trim()} (exit code {end.ExitCode})");
        }
        catch (Win32Exception e)
        {
            throw Failed(service, e.Message, e);
        }
    }

    public Task StartAsync(string service, CancellationToken stop) => AskedAsync(service, () => WindowsServices.StartAsync(service, Patience, stop));

    public Task StopAsync(string service, CancellationToken stop) => AskedAsync(service, () => WindowsServices.StopAsync(service, Patience, stop));

    public void RemoveService(string service) => Asked(service, () =>
    {
        WindowsServices.Remove(service);
        return true;
    });

    public bool IsOnPath(string folder) => MachinePath.Has(folder);

    public void AddToPath(string folder) => MachinePath.Add(folder);

    public void RemoveFromPath(string folder) => MachinePath.Remove(folder);

    public bool CreateGroup(string group) => InGroup(group, () => LocalGroups.Create(group));

    public void DeleteGroup(string group) => InGroup(group, () =>
    {
        LocalGroups.Delete(group);
        return true;
    });

    public bool AddMember(string group, string account) => InGroup(account, () => LocalGroups.Add(group, account));

    public void RemoveMember(string group, string account) => InGroup(account, () =>
    {
        LocalGroups.Remove(group, account);
        return true;
    });

    public async Task<string> EngineAnswerAsync(CancellationToken stop)
    {
        using var engine = new DockerEngine(EndpointResolver.OfProcess.ByAddress(Pipe), OneQuestion);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return (await engine.InfoAsync(stop).ConfigureAwait(false)).EngineVersion;
            }
            catch (FaultException) when (waited.Elapsed < Patience && IsServiceRunning(EngineLayout.Service))
            {
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
    }

    static T Asked<T>(string service, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Win32Exception e)
        {
            throw Failed(service, e.Message, e);
        }
    }

    static async Task AskedAsync(string service, Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            throw Failed(service, e.Message, e);
        }
    }

    static T InGroup<T>(string subject, Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.AccountNotAdded, subject, $"{e.Message.TrimEnd('.')} ({e.NativeErrorCode})", e);
        }
    }

    static FaultException Failed(string service, string detail, Exception? inner = null) => new(FaultKind.ServiceFailed, service, detail.TrimEnd('.'), inner);
}
