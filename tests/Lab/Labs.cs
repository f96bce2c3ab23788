using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Tests set variables of the process (DOCKER_CONFIG, proxies, the cache folder) as users do in a session.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace WinDockerTools.Tests.Lab;

/// <summary>The real things that tests need. A missing one skips its tests, but where CI requires it, they fail.</summary>
public static class Labs
{
    public static void Require(string lab, params string[] programs)
    {
        var missing = programs.Where(program => Find(program) is null).ToList();
        if (missing.Count > 0)
            Miss(lab, $"no {string.Join(", ", missing)}");
    }

    /// <summary>Skips the test since a lab is not here, or fails it.</summary>
    public static void Miss(string lab, string what)
    {
        var reason = $"lab '{lab}' is not here: {what}";
        if (IsRequired(lab))
            Assert.Fail(reason + " (eng/lab/required)");
        Assert.Skip(reason);
    }

    static bool IsRequired(string lab) =>
        Environment.GetEnvironmentVariable("CI") == "true"
        && File.ReadAllLines(Path.Combine(Repository.Root, "eng", "lab", "required")).Contains(lab);

    static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
