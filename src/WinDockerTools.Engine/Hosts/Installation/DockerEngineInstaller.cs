using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Installs an engine, or another version of it, on a Windows machine.</summary>
sealed class DockerEngineInstaller(IInstallTarget machine, PackageGetter packages, InstallRequest request, TimeProvider time)
{
    readonly EngineLayout layout = EngineLayout.Of(machine, request.InstallPath);

    /// <summary>Looks, and changes nothing. Throws FaultException (ServiceConflict, EngineVersionNotFound, …).</summary>
    public async Task<InstallPlan> PlanAsync(CancellationToken stop)
    {
        var isBroken = InstallJournal.Unfinished(layout.Journal) is not null;
        if (!isBroken)
            layout.HasService(machine);
        return new InstallPlan(
            !isBroken && File.Exists(layout.Daemon) ? await machine.VersionAsync(layout.Daemon, stop).ConfigureAwait(false) : null,
            await packages.ChooseAsync(request.Source, stop).ConfigureAwait(false),
            isBroken);
    }

    /// <summary>
    /// Installs as planned, or leaves the machine as it was. Throws FaultException (EngineHashRequired, EngineHashMismatch,
    /// EnginePackageInvalid, ServiceFailed, EngineInstallFailed, …).
    /// </summary>
    public async Task<DockerEngineInstallation> InstallAsync(InstallPlan plan, CancellationToken stop)
    {
        var transaction = new Transaction(machine, layout, FaultKind.EngineInstallFailed);
        await transaction.RepairAsync().ConfigureAwait(false);
        if (plan.IsBroken)
            plan = await PlanAsync(stop).ConfigureAwait(false);
        var done = await transaction.RunAsync(journal => StepsAsync(plan, journal, stop)).ConfigureAwait(false);
        await CleanAsync().ConfigureAwait(false);
        return done;
    }

    async Task<DockerEngineInstallation> StepsAsync(InstallPlan plan, InstallJournal journal, CancellationToken stop)
    {
        var (version, hash) = plan.IsPresent ? (plan.Present!, null) : await StageAsync(plan, journal, stop).ConfigureAwait(false);
        var isReplacing = version != plan.Present;
        // Who is let in with -Account must not put out those who are in: the group that is named already stays.
        var group = request.Group ?? (request.Accounts.Count > 0 ? DaemonConfiguration.Group(layout.ConfigurationFile) ?? EngineLayout.UsualGroup : null);
        var configuration = DaemonConfiguration.Merge(layout.ConfigurationFile, group is null ? request.Settings : With(request.Settings, "group", group));
        var isRegistered = machine.ServiceCommand(EngineLayout.Service) is not null;
        var isOnPath = machine.IsOnPath(layout.InstallPath);

        if (isReplacing || configuration is not null)
            await SharedSteps.StopAsync(machine, journal, stop).ConfigureAwait(false);
        if (isReplacing)
            await ReplaceAsync(journal, stop).ConfigureAwait(false);
        var hasGroupChanged = group is not null && LetIn(group, journal);
        var previous = configuration is null ? null : Configure(configuration, journal);
        if (!isRegistered)
        {
            journal.Before(new Undo(UndoKind.DeleteService, EngineLayout.Service));
            await machine.RegisterAsync(EngineLayout.Service, layout.Daemon, stop).ConfigureAwait(false);
        }
        if (!isOnPath)
        {
            journal.Before(new Undo(UndoKind.RemoveFromPath, layout.InstallPath));
            machine.AddToPath(layout.InstallPath);
        }
        var isStarting = !machine.IsServiceRunning(EngineLayout.Service);
        if (isStarting)
        {
            journal.Before(new Undo(UndoKind.StopService, EngineLayout.Service));
            await machine.StartAsync(EngineLayout.Service, stop).ConfigureAwait(false);
        }
        await VerifyAsync(version, stop).ConfigureAwait(false);
        return new DockerEngineInstallation
        {
            ComputerName = machine.ComputerName,
            Version = version,
            PreviousVersion = plan.Present,
            Changed = isReplacing || configuration is not null || hasGroupChanged || !isRegistered || !isOnPath || isStarting,
            InstallPath = layout.InstallPath,
            ConfigurationFile = layout.ConfigurationFile,
            PreviousConfigurationFile = previous,
            IsRunning = true,
            Sha256 = isReplacing ? hash : null,
        };
    }

    async Task<(string Version, string? Sha256)> StageAsync(InstallPlan plan, InstallJournal journal, CancellationToken stop)
    {
        journal.Before(new Undo(UndoKind.DeleteFolder, layout.Work));
        using var package = await packages.GetAsync(request.Source, plan.Chosen, layout.Work, stop).ConfigureAwait(false);
        package.Verify(request.Sha256, request.AllowUnverified);
        await Folders.RemoveAsync(layout.Staged, stop).ConfigureAwait(false);
        journal.Before(new Undo(UndoKind.DeleteFolder, layout.Staged));
        await EnginePackage.UnpackAsync(package.Content, package.Name, layout.Staged, stop).ConfigureAwait(false);
        return (await machine.VersionAsync(Path.Combine(layout.Staged, EnginePackage.Daemon), stop).ConfigureAwait(false), package.Sha256);
    }

    async Task ReplaceAsync(InstallJournal journal, CancellationToken stop)
    {
        if (!await SharedSteps.MoveAsideAsync(layout, journal, stop).ConfigureAwait(false))
            journal.Before(new Undo(UndoKind.DeleteFolder, layout.InstallPath));
        await Folders.MoveAsync(layout.Staged, layout.InstallPath, stop).ConfigureAwait(false);
    }

    // A group or member that stays behind because this process dies just here is what the next call wants anyway.
    bool LetIn(string group, InstallJournal journal)
    {
        var hasChanged = machine.CreateGroup(group);
        if (hasChanged)
            journal.Before(new Undo(UndoKind.DeleteGroup, group));
        foreach (var account in request.Accounts)
        {
            if (!machine.AddMember(group, account))
                continue;
            hasChanged = true;
            journal.Before(new Undo(UndoKind.RemoveMember, group, account));
        }
        return hasChanged;
    }

    string? Configure(byte[] content, InstallJournal journal)
    {
        var file = layout.ConfigurationFile;
        foreach (var folder in new[] { layout.Data, Path.GetDirectoryName(file)! }.Where(folder => !Directory.Exists(folder)))
        {
            journal.Before(new Undo(UndoKind.DeleteEmptyFolder, folder));
            Directory.CreateDirectory(folder);
        }
        string? previous = null;
        if (File.Exists(file))
        {
            previous = $"{file}.{time.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}.bak";
            File.Copy(file, previous);
            journal.Before(new Undo(UndoKind.RestoreFile, file, previous));
        }
        else
        {
            journal.Before(new Undo(UndoKind.DeleteFile, file));
        }
        NewFile.Write(file, content, isReplacing: true);
        return previous;
    }

    async Task VerifyAsync(string version, CancellationToken stop)
    {
        var answer = await machine.EngineAnswerAsync(stop).ConfigureAwait(false);
        if (answer != version)
            throw new FaultException(FaultKind.EngineInstallFailed, machine.ComputerName, $"version {version} was started, and version {answer} answers: another engine has its pipe");
    }

    // What a scanner still holds goes with the next call.
    async Task CleanAsync()
    {
        foreach (var folder in new[] { layout.Work, layout.Staged, layout.Replaced })
        {
            try
            {
                await Folders.RemoveAsync(folder, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    static JsonObject With(JsonObject settings, string name, string value)
    {
        var all = settings.DeepClone().AsObject();
        all[name] = value;
        return all;
    }
}
