using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Shell.Completion;

/// <summary>The Docker contexts of this user.</summary>
public sealed class ContextNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return CompletionText.Matching(EndpointResolver.OfProcess.Contexts.Names(), wordToComplete);
        }
        catch (Exception e) when (e is FaultException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
