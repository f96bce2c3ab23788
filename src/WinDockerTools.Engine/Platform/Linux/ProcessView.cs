using System;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>What another process sees, for who may trace it (proc_pid_root(5), ptrace(2)).</summary>
/// <param name="processes">Where processes are listed.</param>
/// <param name="number">Its number.</param>
sealed class ProcessView(string processes, long number)
{
    readonly string folder = FormattableString.Invariant($"{processes}/{number}");

    /// <summary>A file of the kernel's about the process, such as <c>mountinfo</c>.</summary>
    public string File(string name) => $"{folder}/{name}";

    /// <summary>What the process has under a full path, as this process comes to it. A link in it leads elsewhere.</summary>
    public string At(string path) => $"{folder}/root{path}";

    /// <summary>
    /// Whether its program was given a variable, as <c>NAME=value</c>. Throws IOException and UnauthorizedAccessException
    /// where that cannot be seen.
    /// </summary>
    public bool HasVariable(string variable) => System.IO.File.ReadAllText(File("environ")).Split('\0').Contains(variable);
}
