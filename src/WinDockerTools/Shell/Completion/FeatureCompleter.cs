using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Hosts.Features;

namespace WinDockerTools.Shell.Completion;

/// <summary>Names of the features that containers use: the short ones first, then those of DISM.</summary>
public sealed class FeatureCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(
            FeatureSets.All.Select(set => set.Name).Concat(FeatureSets.All.SelectMany(set => set.Features.Concat(set.Companions))).Distinct(),
            wordToComplete);
}
