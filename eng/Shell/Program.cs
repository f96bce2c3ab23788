using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using WinDockerTools.Shell.Host;

const string Usage = "usage: wdt-shell -File script.ps1 [arguments] | -Command text";
const int UsageError = 64, Stopped = 130;

if (args.Length < 2)
{
    Console.Error.WriteLine(Usage);
    return UsageError;
}

string text;
switch (args[0].ToUpperInvariant())
{
    case "-FILE":
        var path = Path.GetFullPath(args[1]);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"No script '{path}'.");
            return UsageError;
        }
        // A called script's own "exit 7" only sets $LASTEXITCODE and $?: hand it on.
        text = $"& {ArgumentText.Quote(path)} {ArgumentText.From(args.Skip(2))}\nif (-not $?) {{ if ($LASTEXITCODE) {{ exit $LASTEXITCODE }} exit 1 }}";
        break;
    case "-COMMAND":
        text = string.Join(' ', args.Skip(1)) + "\nif (-not $?) { exit 1 }";
        break;
    default:
        Console.Error.WriteLine(Usage);
        return UsageError;
}

CultureInfo.DefaultThreadCurrentCulture = new ConsoleCulture();
var host = new ConsoleEngineHost();
using var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    shell.BeginStop(null, null);
};
shell.AddScript(text, useLocalScope: false).AddCommand("Out-Default");
// Errors travel to Out-Default as in any console, in order with the output.
shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
try
{
    shell.Invoke();
    return host.ExitCode ?? 0;
}
catch (PipelineStoppedException)
{
    return host.ExitCode ?? Stopped;
}
catch (RuntimeException e)
{
    host.UI.WriteErrorLine(ErrorText.Of(e.ErrorRecord));
    return host.ExitCode ?? 1;
}
