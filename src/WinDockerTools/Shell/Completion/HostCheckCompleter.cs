using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Hosts.Checks;

namespace WinDockerTools.Shell.Completion;

/// <summary>Names of the checks of a host.</summary>
public sealed class HostCheckCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(HostChecks.All.Select(check => check.Id), wordToComplete);
}
