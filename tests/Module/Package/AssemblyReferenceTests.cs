using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace WinDockerTools.Tests.Module.Package;

/// <summary>
/// Every reference of every shipped assembly, against the file beside it or the host. Mono ignores version
/// mismatches and nothing here is Windows PowerShell, so this is the only proof for bin/net472.
/// </summary>
public sealed class AssemblyReferenceTests
{
    // Cmdlets are found by the type identity of these two, so the host's own is always used.
    static readonly string[] OfTheHost = ["System.Management.Automation", "Microsoft.Management.Infrastructure"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Every_reference_is_met_by_a_file_beside_it_or_by_the_host(string framework)
    {
        var shipped = ShippedAssembly.In(ShippedAssembly.Folder(framework));
        var host = framework == "net472" ? NetFramework() : Net8();

        Assert.All(shipped.Values, assembly => Assert.All(assembly.References, wanted =>
        {
            if (OfTheHost.Contains(wanted.Name))
                return;
            var there = shipped.TryGetValue(wanted.Name!, out var beside) ? beside.Name.Version : host.GetValueOrDefault(wanted.Name!);
            Assert.True(there is not null, $"{assembly.Name.Name} wants {wanted.Name}, which is in neither the package nor the host");
            Assert.True(wanted.Version <= there, $"{assembly.Name.Name} wants {wanted.Name} {wanted.Version}; there is {there}");
        }));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void The_hosts_own_assemblies_are_never_shipped(string framework) =>
        Assert.DoesNotContain(ShippedAssembly.In(ShippedAssembly.Folder(framework)).Keys, OfTheHost.Contains);

    [Fact]
    public void A_second_copy_of_the_runtimes_JSON_library_is_not_shipped_for_PowerShell_7()
    {
        // In our load context it would break the first call to an engine.
        var shipped = ShippedAssembly.In(ShippedAssembly.Folder("net8.0"));

        Assert.DoesNotContain("System.Text.Json", shipped.Keys);
        Assert.DoesNotContain("System.Text.Encodings.Web", shipped.Keys);
    }

    static Dictionary<string, Version?> NetFramework()
    {
        var folder = typeof(AssemblyReferenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "NetFrameworkReferences").Value!;
        return ShippedAssembly.In(folder).Concat(ShippedAssembly.In(Path.Combine(folder, "Facades")))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Name.Version, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What this runtime has, as PowerShell 7.4 would have it: .NET 8 never had a version above 8.0.</summary>
    static Dictionary<string, Version?> Net8() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Distinct()
        .ToDictionary(name => name, _ => (Version?)new Version(8, 0, 0, 0));
}
