using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Shell.Completion;

/// <summary>Names of the rules for Dockerfiles.</summary>
public sealed class DockerfileRuleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(DockerfileRules.All.Select(rule => rule.Id), wordToComplete);
}
