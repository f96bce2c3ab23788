using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace WinDockerTools.Tests.Harness.Engine;

/// <summary>What a script left in each stream.</summary>
public sealed record SessionResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    Exception? Failure)
{
    /// <summary>The streams that few look at: debug, information and progress.</summary>
    public IReadOnlyList<string> Asides { get; init; } = [];

    public PSObject Single => Output.Single();
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>Everything that was said in any stream, to look for what must not be said.</summary>
    public string AllText => string.Join("\n", [
        .. Output.Select(item => item.ToString()), .. Errors.Select(error => error + "\n" + error.Exception), .. Warnings, .. Verbose, .. Asides, Failure?.ToString() ?? ""]);
}

/// <summary>A runspace of the real PowerShell engine with the built package imported.</summary>
public sealed class EngineSession : IDisposable
{
    static readonly Lock Opening = new();

    /// <param name="import">Whether the built package is imported.</param>
    /// <param name="host">Who shows and asks; nobody without it.</param>
    /// <param name="cmdlets">Cmdlets of the tests' own, by name.</param>
    public EngineSession(bool import = true, PSHost? host = null, params (string Name, Type Type)[] cmdlets)
    {
        var state = InitialSessionState.CreateDefault2();
        foreach (var (name, type) in cmdlets)
            state.Commands.Add(new SessionStateCmdletEntry(name, type, null));
        Runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        // Opened at the same time, one of two may lack its drives.
        lock (Opening)
            Runspace.Open();
        if (import)
            Run("param($m) Import-Module $m -ErrorAction Stop", ("m", Repository.Manifest)).ThrowIfFailed();
    }

    public Runspace Runspace { get; }

    /// <summary>Runs a script whose <c>param</c> block takes the given values by name.</summary>
    public SessionResult Run(string script, params (string Name, object? Value)[] parameters)
    {
        using var shell = Shell(script, parameters);
        var output = new List<PSObject>();
        Exception? failure = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            failure = e;
        }
        return new SessionResult(
            output,
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            failure)
        {
            Asides =
            [
                .. shell.Streams.Debug.Select(record => record.Message),
                .. shell.Streams.Information.Select(record => record.ToString()),
                .. shell.Streams.Progress.Select(record => record.ToString()),
            ],
        };
    }

    /// <summary>A script ready to run, for tests that stop it in the middle.</summary>
    public PowerShell Shell(string script, params (string Name, object? Value)[] parameters)
    {
        var shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        foreach (var (name, value) in parameters)
            shell.AddParameter(name, value);
        return shell;
    }

    public void Dispose() => Runspace.Dispose();
}

public static class SessionResultChecks
{
    public static SessionResult ThrowIfFailed(this SessionResult result)
    {
        if (result.Failure is not null)
            throw new InvalidOperationException(result.Failure.Message, result.Failure);
        if (result.Errors.Count > 0)
            throw new InvalidOperationException(string.Join("\n", result.Errors));
        return result;
    }

    public static object? Value(this PSObject item, string property) => item.Properties[property]?.Value switch
    {
        PSObject wrapped => wrapped.BaseObject,
        var value => value,
    };
}
