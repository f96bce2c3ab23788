using System;
using System.IO;
using WinDockerTools.Bench;
using WinDockerTools.Tests.Harness;

const int UsageError = 64;

// Neither the user's own cache nor the user's sign-ins take part.
using var folder = new TemporaryFolder();
Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Directory.CreateDirectory(folder.File("cache")).FullName);
Environment.SetEnvironmentVariable("DOCKER_CONFIG", Directory.CreateDirectory(folder.File("docker")).FullName);

int? count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : null;
var rounds = count ?? 15;
switch (args.Length > 0 ? args[0] : "")
{
    case "scan":
        await ScanBench.RunAsync(folder, rounds);
        return 0;
    case "requests":
        await RequestsBench.RunAsync(folder, rounds);
        return 0;
    case "fleet":
        FleetBench.Run(rounds);
        return 0;
    case "statistics":
        StatisticsBench.Run(count ?? 1000);
        return 0;
    case "dockerfiles":
        DockerfilesBench.Run(folder, rounds);
        return 0;
    case "image-projects":
        await ImageBuildBench.RunProjectsAsync(count ?? 3);
        return 0;
    case "image-duel":
        await ImageBuildBench.RunDuelAsync(folder, rounds);
        return 0;
    case "nfs-sweep":
        NfsSweepBench.Run();
        return 0;
    case "nfs-delay":
        NfsSweepBench.RunDelays(count ?? 9);
        return 0;
    case "nfs-stale":
        NfsStaleBench.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: wdt-bench scan|requests|fleet|statistics|dockerfiles|image-projects|image-duel|nfs-sweep|nfs-delay|nfs-stale [rounds]");
        return UsageError;
}
