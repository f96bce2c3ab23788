using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

public sealed class MeasureNfsTests
{
    public MeasureNfsTests() => NfsGuest.Require();

    static object? Property(PSObject item, string name) => item.Properties[name]?.Value;

    /// <summary>Calls for one operation, by their names.</summary>
    static Dictionary<string, double> Calls(IEnumerable<PSObject> output, string place, string operation, string state) => ((IEnumerable)Property(
            output.Single(item => Equals(Property(item, "Place"), place) && $"{Property(item, "Operation")} {Property(item, "CacheState")}" == $"{operation} {state}"), "RpcCounts")!)
        .Cast<object>().Select(PSObject.AsPSObject).ToDictionary(count => (string)Property(count, "Name")!, count => (double)Property(count, "PerOperation")!);

    [Fact]
    public void The_calls_behind_each_operation_are_those_of_the_protocol()
    {
        using var mounted = NfsGuest.Mount("vers=3,nolock");

        var output = NfsGuestShell.Run("param($path) Measure-MountPerformance $path -Operation Create, Stat, Rename, Unlink -FileCount 40 -Round 2", ("path", mounted.Path)).ThrowIfFailed().Output;

        Assert.Equal(1, Calls(output, mounted.Path, "Create", "None")["CREATE"], 0.1);
        Assert.Equal(1, Calls(output, mounted.Path, "Rename", "None")["RENAME"], 0.1);
        Assert.Equal(1, Calls(output, mounted.Path, "Unlink", "None")["REMOVE"], 0.1);
        Assert.Equal(1, Calls(output, mounted.Path, "Stat", "Revalidated")["GETATTR"], 0.1);
        Assert.Equal(0, Calls(output, mounted.Path, "Stat", "Warm").GetValueOrDefault("GETATTR"), 0.1);
        Assert.All(output, item => Assert.Equal(("nfs", $"{NfsGuest.Server}:/srv"), ((string)Property(item, "FileSystem")!, (string)Property(item, "Source")!)));
        Assert.Empty(Directory.GetFileSystemEntries(mounted.Path, ".windockertools*"));
    }

    [Fact]
    public void A_change_is_measured_before_and_after()
    {
        using var mounted = NfsGuest.Mount("vers=4.2");

        var output = NfsGuestShell.Run("param($path) Optimize-NfsMount $path -WorkloadProfile CiWorkspace -AllowStaleReads -Measure", ("path", mounted.Path)).ThrowIfFailed().Output;

        var (changes, measured) = (output.Where(item => item.Properties["Applied"] is not null).ToList(), output.Where(item => item.Properties["Applied"] is null).ToList());
        Assert.All(changes, change => Assert.Equal(true, Property(change, "Applied")));
        // Nearly all: a file that was older than three seconds when it was looked at first is believed for longer.
        Assert.InRange(Calls(measured, mounted.Path + " before", "Revisit", "Aged").Values.Sum(), 0.5, 1.1);
        Assert.Equal(0, Calls(measured, mounted.Path + " after", "Revisit", "Aged").Values.Sum(), 0.1);
        Assert.Contains("nocto", (string)Property(measured.Last(), "Options")!, StringComparison.Ordinal);
        NfsGuestShell.Run("param($path) Restore-NfsMount $path", ("path", mounted.Path)).ThrowIfFailed();
    }
}
