using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Shell.Completion;

/// <summary>The names of Windows releases.</summary>
public sealed class WindowsVersionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(WindowsReleases.All.Select(release => release.Name), wordToComplete);
}
