using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace WinDockerTools.Shell.Host;

/// <summary>The engine's view of this console. Nothing here prompts: there is nobody to ask.</summary>
sealed class ConsoleEngineHost : PSHost
{
    readonly ConsoleInterface console = new();

    /// <summary>What <c>exit</c> asked for, or <see langword="null"/> when the script did not call it.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => "wdt-shell";
    public override PSHostUserInterface UI => console;
    public override Version Version { get; } = typeof(ConsoleEngineHost).Assembly.GetName().Version!;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    public override void EnterNestedPrompt() => throw new NotSupportedException("wdt-shell has no prompt.");
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() => console.ClearProgress();
}
