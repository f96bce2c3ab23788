using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Mounts.Reading;

namespace WinDockerTools.Shell.Completion;

/// <summary>Mount points of NFS.</summary>
public sealed class NfsMountCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        MountTables.Read() is { } tables ? CompletionText.Matching(NfsMounts.Entries(tables).Select(entry => entry.Point), wordToComplete) : [];
}
