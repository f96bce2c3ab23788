using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Measuring.Workloads;

/// <summary>Does the steps of a recorded work in a folder of one client, the rare ones spread among the frequent.</summary>
sealed class WorkloadReplay
{
    const int FilesOfFolder = 20;

    /// <summary>A prime: neighbours of a step are done in other folders, as programs do that work on many packages at once.</summary>
    const int Stride = 7919;

    /// <summary>Any: the same order in each round and at each place.</summary>
    const int Order = 1;

    readonly IFileCalls calls;
    readonly string folder;
    readonly byte[] written, read, buffer;
    readonly IReadOnlyDictionary<WorkStep, int> counts;
    readonly IReadOnlyList<WorkStep> steps;
    readonly string[] tree, folders, spares, spareFolders;

    public WorkloadReplay(IFileCalls calls, WorkloadMix mix, string folder, int files)
    {
        this.calls = calls;
        this.folder = folder;
        counts = mix.For(files);
        steps = Shuffle.Of([.. counts.SelectMany(step => Enumerable.Repeat(step.Key, step.Value))], Order);
        (written, read, buffer) = (Noise.Of(mix.WriteSize), Noise.Of(mix.ReadSize), new byte[mix.ReadSize + 1]);
        folders = [.. Enumerable.Range(0, 1 + ((files - 1) / FilesOfFolder)).Select(number => Path.Combine(folder, $"tree{number:d5}"))];
        tree = [.. Enumerable.Range(0, files).Select(number => Path.Combine(folders[number / FilesOfFolder], $"file{number:d6}"))];
        spares = Names("spare", WorkStep.Unlink);
        spareFolders = Names("old", WorkStep.RemoveFolder);
    }

    /// <summary>Steps of one replay.</summary>
    public int Steps => steps.Count;

    /// <summary>Bytes that one replay reads and writes.</summary>
    public long Bytes => ((long)Count(WorkStep.Read) * read.Length) + ((long)(Count(WorkStep.Create) + Count(WorkStep.Write)) * written.Length);

    /// <summary>Bytes that a replay needs on the disk.</summary>
    public static long Space(WorkloadMix mix, int files)
    {
        var counts = mix.For(files);
        return ((long)files * mix.ReadSize) + (counts.Where(step => step.Key is WorkStep.Create or WorkStep.Write).Sum(step => (long)step.Value) * mix.WriteSize);
    }

    /// <summary>Makes the tree, and what a replay will remove; <paramref name="beat"/> is called after each file.</summary>
    public void Prepare(Action<Action> beat)
    {
        calls.MakeFolder(folder);
        foreach (var path in folders.Concat(spareFolders))
            beat(() => calls.MakeFolder(path));
        foreach (var path in tree)
            beat(() => Fill(path, FileUse.Create, read));
        foreach (var path in spares)
            beat(() => Fill(path, FileUse.Create, written));
    }

    /// <summary>One replay; <paramref name="timed"/> does each step and gives its seconds.</summary>
    public double Run(Func<Action, double> timed)
    {
        var done = new Dictionary<WorkStep, int>();
        var seconds = 0.0;
        foreach (var step in steps)
        {
            done.TryGetValue(step, out var number);
            done[step] = number + 1;
            seconds += timed(() => Do(step, number));
        }
        return seconds;
    }

    void Do(WorkStep step, int number)
    {
        var place = (int)((long)number * Stride % tree.Length);
        var file = tree[place];
        switch (step)
        {
            case WorkStep.Stat:
                calls.Stat(file);
                break;
            case WorkStep.StatMissing:
                calls.Stat(file + ".missing");
                break;
            case WorkStep.Read:
                ReadAll(file);
                break;
            case WorkStep.Readdir:
                calls.List(folders[number % folders.Length]);
                break;
            case WorkStep.Create:
                Fill(Path.Combine(folders[number % folders.Length], $"new{number:d6}"), FileUse.Create, written);
                break;
            case WorkStep.Write:
                Fill(file, FileUse.Write, written);
                break;
            case WorkStep.Rename:
                tree[place] = file + "r";
                calls.Rename(file, tree[place]);
                break;
            case WorkStep.Unlink:
                calls.Remove(spares[number]);
                break;
            case WorkStep.MakeFolder:
                calls.MakeFolder(Path.Combine(folder, $"made{number:d6}"));
                break;
            case WorkStep.RemoveFolder:
                calls.RemoveFolder(spareFolders[number]);
                break;
            case WorkStep.Lock:
                WithFile(file, open =>
                {
                    open.Lock();
                    open.Unlock();
                });
                break;
            case WorkStep.Sync:
                WithFile(file, open => open.Sync());
                break;
        }
    }

    void ReadAll(string path)
    {
        using var file = calls.Open(path, FileUse.Read);
        var count = 1;
        while (count > 0)
            count = file.Read(buffer);
    }

    void Fill(string path, FileUse use, byte[] content)
    {
        using var file = calls.Open(path, use);
        if (content.Length > 0)
            file.Write(content, content.Length);
    }

    void WithFile(string path, Action<IOpenFile> use)
    {
        using var file = calls.Open(path, FileUse.Write);
        use(file);
    }

    string[] Names(string prefix, WorkStep step) => [.. Enumerable.Range(0, Count(step)).Select(number => Path.Combine(folder, $"{prefix}{number:d6}"))];

    int Count(WorkStep step) => counts.TryGetValue(step, out var count) ? count : 0;
}
