#if NETFRAMEWORK
using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Threading;

namespace WinDockerTools.Shell;

/// <summary>
/// Windows PowerShell knows no load contexts and reads no binding redirects of ours. Where one of our libraries asks
/// for an older version of another than we ship, the one beside it is the answer, as long as the module is imported.
/// </summary>
public sealed class DesktopAssemblyResolver : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    internal static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "BouncyCastle.Cryptography",
        "Docker.DotNet",
        "Docker.DotNet.Handler.Abstractions",
        "Docker.DotNet.LegacyHttp",
        "Docker.DotNet.NativeHttp",
        "Docker.DotNet.NPipe",
        "Docker.DotNet.Unix",
        "Docker.DotNet.X509",
        "Microsoft.Bcl.AsyncInterfaces",
        "Microsoft.Bcl.TimeProvider",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Net.Http.Client",
        "Polly.Core",
        "System.Buffers",
        "System.ComponentModel.Annotations",
        "System.IO.Pipelines",
        "System.Memory",
        "System.Net.Http.Json",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
        "System.ValueTuple",
        "WinDockerTools.Engine",
    };

    static readonly string Folder = Path.GetDirectoryName(typeof(DesktopAssemblyResolver).Assembly.Location)!;
    static int imports;

    // A process may hold several sessions that import the module; the last one out takes the handler along.
    public void OnImport()
    {
        if (Interlocked.Increment(ref imports) == 1)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Interlocked.Decrement(ref imports) == 0)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    internal static Assembly? Answer(AssemblyName wanted, Assembly? asking)
    {
        // What other modules ask for is theirs to find.
        if (!Files.Contains(wanted.Name) || (asking is not null && Path.GetDirectoryName(asking.Location) != Folder))
            return null;
        var path = Path.Combine(Folder, wanted.Name + ".dll");
        var isNewEnough = File.Exists(path) && (wanted.Version is null || AssemblyName.GetAssemblyName(path).Version >= wanted.Version);
        return isNewEnough ? Assembly.LoadFrom(path) : null;
    }

    static Assembly? Resolve(object sender, ResolveEventArgs e) => Answer(new AssemblyName(e.Name), e.RequestingAssembly);
}
#endif
