using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Mounts.Applying;

namespace WinDockerTools.Shell.Completion;

/// <summary>Mount points that can be restored.</summary>
public sealed class ChangedMountCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(MountRecords.OfMachine.Points(), wordToComplete);
}
