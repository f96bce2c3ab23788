using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;

namespace WinDockerTools.Bench;

/// <summary>Test-Dockerfile over 500 files of the shapes that the tests have, each in a folder of its own.</summary>
static class DockerfilesBench
{
    const int Files = 500, Seed = 20261128;

    public static void Run(TemporaryFolder folder, int rounds)
    {
        var shapes = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Unit", "Dockerfiles", "Corpus"), "*.Dockerfile");
        var root = Directory.CreateDirectory(folder.File("dockerfiles")).FullName;
        for (var number = 0; number < Files; number++)
            File.Copy(shapes[number % shapes.Length], Path.Combine(Directory.CreateDirectory(Path.Combine(root, $"{number:d3}")).FullName, "Dockerfile"));
        using var session = new EngineSession();
        var times = new List<double>();
        var findings = 0;
        for (var round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            findings = session.Run("param($root) Test-Dockerfile $root", ("root", root)).ThrowIfFailed().Output.Count;
            // The first compiles.
            if (round == 0)
                Console.WriteLine($"{Files} Dockerfiles, first call: {clock.Elapsed.TotalSeconds:0.000} s");
            else
                times.Add(clock.Elapsed.TotalSeconds);
        }
        var interval = Median.Interval(times, Seed);
        Console.WriteLine($"{Files} Dockerfiles, {findings} findings, {rounds} rounds: median {Median.Of(times):0.000} s [{interval?.Low:0.000}, {interval?.High:0.000}]");
    }
}
