using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Go's names of processors, which images use, for the kernel's names, which engines use.</summary>
static class ProcessorName
{
    public static string? FromKernel(string name) => name switch
    {
        "" => null,
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "armv7l" or "armv6l" => "arm",
        "i386" or "i686" => "386",
        _ => name,
    };

    public static string OfThisMachine => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };
}
