using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>Instances of a class, asked for by the names that Microsoft's documentation has for them.</summary>
/// <param name="Namespace">Such as <c>root\cimv2</c>.</param>
/// <param name="Class">The class.</param>
/// <param name="Properties">What is wanted of each instance.</param>
/// <param name="Filter">A condition in WQL; null for all instances.</param>
sealed record CimQuery(string Namespace, string Class, IReadOnlyList<string> Properties, string? Filter = null)
{
    public string Wql => $"SELECT {string.Join(", ", Properties)} FROM {Class}{(Filter is null ? "" : $" WHERE {Filter}")}";
}

/// <summary>A static method of a class, with its arguments by name.</summary>
sealed record CimCall(string Namespace, string Class, string Method, IReadOnlyDictionary<string, object> Arguments);

/// <summary>New values of properties of the one instance that a class has; all others stay.</summary>
sealed record CimChange(string Namespace, string Class, IReadOnlyDictionary<string, object> Values);

/// <summary>
/// Windows as its management (CIM) tells of it, on this machine or another. Members throw FaultException
/// (HostUnreachable, HostAccessDenied, HostTimeout, HostFailed).
/// </summary>
interface ICimHost : IDisposable
{
    /// <summary>The name that the machine was asked by.</summary>
    string ComputerName { get; }

    /// <summary>None where that Windows does not have the class.</summary>
    Task<IReadOnlyList<CimRow>> QueryAsync(CimQuery query, CancellationToken stop);

    /// <summary>What the method gives out, with its return value as <c>ReturnValue</c>.</summary>
    Task<CimRow> CallAsync(CimCall call, CancellationToken stop);

    /// <summary>Puts values into effect, as Set-CimInstance does.</summary>
    Task ModifyAsync(CimChange change, CancellationToken stop);
}
