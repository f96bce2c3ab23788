using System;
using System.Collections.Generic;

namespace WinDockerTools.Tests.Lab;

/// <summary>Environment variables for the length of a test.</summary>
public sealed class Variables : IDisposable
{
    readonly Dictionary<string, string?> before = [];

    public void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
