using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Shell.Completion;

/// <summary>Main packages of the module that the command line names, else of the current folder.</summary>
public sealed class MainPackageCompleter : IArgumentCompleter
{
    static readonly string[] Systems = ["linux", "windows"];
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var stop = new CancellationTokenSource(Patience);
            var project = GoProject.Find(Full(fakeBoundParameters["Path"] as string ?? "."));
            var programs = Systems.SelectMany(system => GoModuleReader.Read(project.Root, project.ModuleBelow, new GoPlatform(system, "amd64"), stop.Token).Programs);
            return CompletionText.Matching(programs.Select(program => program.Package), wordToComplete).ToList();
        }
        catch (Exception e) when (e is FaultException or OperationCanceledException or RuntimeException)
        {
            // No module, or a large one: there is nothing to offer.
            return [];
        }
    }

    static string Full(string path)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)").AddArgument(path).Invoke<string>().First();
    }
}
