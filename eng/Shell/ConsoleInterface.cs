using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace WinDockerTools.Shell.Host;

/// <summary>Output to stdout; warnings, verbose text, errors and progress to stderr, coloured on a terminal.</summary>
sealed class ConsoleInterface : PSHostUserInterface
{
    const string Red = "31", Yellow = "33", Cyan = "36";
    readonly bool terminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    readonly object gate = new();
    bool progressShown;

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    public override PSHostRawUserInterface RawUI { get; } = new ConsoleSize();

    public override void Write(string value) => Out(value);
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Out(value);
    public override void WriteLine(string value) => Out(value + Environment.NewLine);
    public override void WriteErrorLine(string value) => Note(Red, value);
    public override void WriteWarningLine(string message) => Note(Yellow, "WARNING: " + message);
    public override void WriteVerboseLine(string message) => Note(Cyan, "VERBOSE: " + message);
    public override void WriteDebugLine(string message) => Note(Cyan, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (!terminal)
            return;
        if (record.RecordType == ProgressRecordType.Completed)
        {
            ClearProgress();
            return;
        }
        lock (gate)
        {
            var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : "";
            Console.Error.Write($"\r\u001b[K{record.Activity}: {record.StatusDescription}{percent}");
            progressShown = true;
        }
    }

    public void ClearProgress()
    {
        lock (gate)
        {
            if (progressShown)
                Console.Error.Write("\r\u001b[K");
            progressShown = false;
        }
    }

    void Out(string value)
    {
        ClearProgress();
        Console.Out.Write(GetOutputString(value, SupportsVirtualTerminal));
    }

    void Note(string colour, string text)
    {
        ClearProgress();
        Console.Error.WriteLine(terminal ? $"\u001b[{colour}m{text}\u001b[0m" : text);
    }

    static NotSupportedException NoPrompt() =>
        new("wdt-shell cannot ask questions. Give the value as a parameter, or -Confirm:$false.");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NoPrompt();
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NoPrompt();
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoPrompt();
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NoPrompt();
    public override string ReadLine() => throw NoPrompt();
    public override SecureString ReadLineAsSecureString() => throw NoPrompt();
}
