using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>A cmdlet that changes a machine: it asks first, and where nobody can answer it says so instead of waiting.</summary>
public abstract class ChangeCommand : ContainerCommand
{
    // The host of powershell.exe and pwsh: the one that would read an answer from a redirected input.
    const string ConsoleHost = "ConsoleHost";

    /// <summary>Asks nothing. -WhatIf and -Confirm still hold.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Whether the user wants this done. Throws FaultException (ConfirmationRequired) where nobody can be asked.</summary>
    protected Task<bool> MayAsync(string target, string action) => OnPipelineAsync(() => May(target, action));

    bool May(string target, string action)
    {
        if (!IsWhatIf && !WouldAsk)
            return true;
        if (!IsWhatIf && Host.Name == ConsoleHost && (!Environment.UserInteractive || Console.IsInputRedirected))
            throw NobodyToAsk(target, "nobody can be asked: the input of this session is redirected, or it has no desktop");
        try
        {
            return ShouldProcess(target, action);
        }
        catch (Exception e) when (e is HostException or NotImplementedException or PSInvalidOperationException)
        {
            throw NobodyToAsk(target, e.Message, e);
        }
    }

    /// <summary>Whether everything is shown only.</summary>
    protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    bool WouldAsk => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : !Force && LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact least) && least != ConfirmImpact.None && Impact >= least;

    ConfirmImpact Impact => ((CmdletAttribute)Attribute.GetCustomAttribute(GetType(), typeof(CmdletAttribute))!).ConfirmImpact;

    static FaultException NobodyToAsk(string target, string why, Exception? inner = null) =>
        new(FaultKind.ConfirmationRequired, target, why, inner);
}
