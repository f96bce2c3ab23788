using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Builds;

namespace WinDockerTools.Shell.Completion;

/// <summary>Names of the scenarios that come with the module.</summary>
public sealed class GoBuildScenarioCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(BuiltInScenarios.All.Select(scenario => scenario.Name), wordToComplete);
}
