using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace WinDockerTools.Tests.Harness.Engine;

/// <summary>A host with somebody in front of it, who gives the same answer to every question and reads every warning.</summary>
public sealed class TalkingHost(string answer, string name = "TalkingHost") : PSHost
{
    readonly Interface screen = new(answer);

    public IReadOnlyList<string> Questions => screen.Questions;
    public IReadOnlyList<string> Warnings => screen.Warnings;

    /// <summary>What was shown, as what -WhatIf says.</summary>
    public IReadOnlyList<string> Lines => screen.Lines;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => name;
    public override PSHostUserInterface UI => screen;
    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    sealed class Interface(string answer) : PSHostUserInterface
    {
        public List<string> Questions { get; } = [];
        public List<string> Warnings { get; } = [];
        public List<string> Lines { get; } = [];

        public override PSHostRawUserInterface RawUI => null!;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(message);
            for (var number = 0; number < choices.Count; number++)
            {
                if (choices[number].Label.Replace("&", "", StringComparison.Ordinal) == answer)
                    return number;
            }
            return defaultChoice;
        }

        public override void WriteWarningLine(string message)
        {
            lock (Warnings)
                Warnings.Add(message);
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowed, PSCredentialUIOptions options) => throw new NotSupportedException();
        public override string ReadLine() => throw new NotSupportedException();
        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
        public override void Write(string value) { }
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }
        public override void WriteDebugLine(string message) { }
        public override void WriteErrorLine(string value) { }
        public override void WriteLine(string value) => Lines.Add(value);
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
    }
}
