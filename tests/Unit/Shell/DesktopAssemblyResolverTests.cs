#if NETFRAMEWORK
using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using WinDockerTools.Shell;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>Mono finds a library of any version by itself, so what the handler would answer is asked of it directly.</summary>
public sealed class DesktopAssemblyResolverTests
{
    static readonly Assembly Ours = typeof(DesktopAssemblyResolver).Assembly;

    static string Package => Path.Combine(Repository.PackageFolder, "bin", "net472");

    [Theory]
    [InlineData("System.Text.Json, Version=8.0.0.0")]
    [InlineData("System.Runtime.CompilerServices.Unsafe, Version=4.0.4.1")]
    [InlineData("Polly.Core, Version=8.0.0.0")]
    public void An_older_version_of_our_own_file_is_met_by_the_file(string wanted) =>
        Assert.Equal(Path.GetDirectoryName(Ours.Location), Path.GetDirectoryName(DesktopAssemblyResolver.Answer(new AssemblyName(wanted), Ours)!.Location));

    [Theory]
    [InlineData("System.Text.Json, Version=99.0.0.0")]
    [InlineData("xunit.v3.assert, Version=1.0.0.0")]
    [InlineData("NoSuchLibrary, Version=1.0.0.0")]
    public void A_newer_version_or_anothers_file_is_not_answered(string wanted) =>
        Assert.Null(DesktopAssemblyResolver.Answer(new AssemblyName(wanted), Ours));

    [Fact]
    public void What_others_ask_for_is_not_answered() =>
        Assert.Null(DesktopAssemblyResolver.Answer(new AssemblyName("System.Text.Json, Version=8.0.0.0"), typeof(object).Assembly));

    [Fact]
    public void The_list_is_what_the_package_holds() => Assert.Equal(
        Directory.GetFiles(Package, "*.dll").Select(Path.GetFileNameWithoutExtension).Where(name => name != "WinDockerTools").OrderBy(name => name),
        DesktopAssemblyResolver.Files.OrderBy(name => name));

    [Fact]
    public void Every_type_of_the_package_loads_from_its_folder() =>
        Assert.Equal("", Elsewhere(probe => probe.LoadAllTypes(Package)));

    [Fact]
    public void The_handler_is_there_from_the_first_import_to_the_last_removal() =>
        Assert.Equal("before False, imported True, removed False", Elsewhere(probe => probe.ImportTwiceAndRemove(Package)));

    /// <summary>In an application domain without any of our libraries but those that are loaded by path.</summary>
    static string Elsewhere(Action<Probe> look)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { typeof(Probe).Assembly.Location, typeof(PSCmdlet).Assembly.Location })
            File.Copy(file, folder.File(Path.GetFileName(file)));
        var domain = AppDomain.CreateDomain("elsewhere", null, new AppDomainSetup { ApplicationBase = folder.Path });
        try
        {
            var probe = (Probe)domain.CreateInstanceAndUnwrap(typeof(Probe).Assembly.FullName, typeof(Probe).FullName!);
            look(probe);
            return probe.Seen;
        }
        finally
        {
            AppDomain.Unload(domain);
        }
    }

    public sealed class Probe : MarshalByRefObject
    {
        public string Seen { get; private set; } = "";

        public void LoadAllTypes(string folder)
        {
            _ = new PSObject();
            try
            {
                foreach (var file in Directory.GetFiles(folder, "*.dll"))
                    _ = Assembly.LoadFrom(file).GetTypes();
            }
            catch (ReflectionTypeLoadException e)
            {
                Seen = string.Join("\n", e.LoaderExceptions.Select(item => item.Message));
            }
        }

        public void ImportTwiceAndRemove(string folder)
        {
            _ = new PSObject();
            var resolver = Activator.CreateInstance(Assembly.LoadFrom(Path.Combine(folder, "WinDockerTools.dll")).GetType("WinDockerTools.Shell.DesktopAssemblyResolver"));
            // A library once loaded is found without asking, hence another at each look.
            var before = IsFound("Polly.Core");
            ((IModuleAssemblyInitializer)resolver).OnImport();
            ((IModuleAssemblyInitializer)resolver).OnImport();
            ((IModuleAssemblyCleanup)resolver).OnRemove(null!);
            var imported = IsFound("System.IO.Pipelines");
            ((IModuleAssemblyCleanup)resolver).OnRemove(null!);
            Seen = $"before {before}, imported {imported}, removed {IsFound("System.Text.Json")}";
        }

        static bool IsFound(string library)
        {
            try
            {
                return AppDomain.CurrentDomain.Load(new AssemblyName(library)) is not null;
            }
            catch (FileNotFoundException)
            {
                return false;
            }
        }
    }
}
#endif
