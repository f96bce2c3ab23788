using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>What New-GoDockerfile writes is built by a real engine, and its programs are run.</summary>
/// <remarks>The base images have the names that it gives them, and stand in for those: Debian's Go, and an empty file system.</remarks>
[Collection(typeof(GoLab))]
public sealed class NewGoDockerfileTests(GoLab lab) : IDisposable
{
    const string Go = "1.19", Builder = "golang:" + Go, Runtime = "gcr.io/distroless/static-debian12:latest";

    readonly EngineSession session = new();
    readonly BuildClient client = new(lab.Engine.DockerHost, lab.NewFolder());

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task A_module_with_two_programs_and_a_module_beside_it_builds_and_runs()
    {
        await PrepareAsync();
        var folder = lab.NewFolder();
        Write(folder, "app/go.mod", "module example.com/app\n\ngo 1.19\n\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ../lib\n");
        Write(folder, "app/cmd/api/main.go", "package main\n\nimport (\n\t\"os\"\n\n\t\"example.com/lib\"\n)\n\nfunc main() {\n\ttext, err := os.ReadFile(\"templates/a.txt\")\n\tprintln(lib.Name, string(text), err == nil, os.Getuid())\n}\n");
        Write(folder, "app/cmd/worker/main.go", "package main\n\nimport \"example.com/lib\"\n\nfunc main() { println(lib.Name, \"works\") }\n");
        Write(folder, "app/templates/a.txt", "page");
        Write(folder, "lib/go.mod", "module example.com/lib\n\ngo 1.19\n");
        Write(folder, "lib/lib.go", "package lib\n\nconst Name = \"shop\"\n");
        var made = Make(Path.Combine(folder, "app"));

        await BuildAsync(made, "wdt-two:worker");
        await BuildAsync(made, "wdt-two:api", "--target", "api");

        Assert.Equal("shop works\n", (await RunAsync("wdt-two:worker")).Error);
        Assert.Equal("shop page true 65532\n", (await RunAsync("wdt-two:api")).Error);
    }

    [Theory]
    [InlineData("BuildKit")]
    [InlineData("Classic")]
    public async Task A_vendored_module_builds_with_either_builder_and_an_edit_leaves_what_others_wrote_alone(string builder)
    {
        await PrepareAsync();
        var workload = await lab.Workloads.CobraAsync("made-" + builder);
        var made = Make(workload.Folder, $"-Builder {builder}");
        var tag = $"wdt-vendored:{builder.ToLowerInvariant()}";

        await BuildAsync(made, tag);
        File.WriteAllText(workload.Main, File.ReadAllText(workload.Main).Replace("\"done\"", "\"edited\"", StringComparison.Ordinal));
        var said = await BuildAsync(made, tag);

        Assert.Equal("edited\n", (await RunAsync(tag)).Error);
        if (builder == "Classic")
            Assert.Contains("Using cache", said.Split("Step ").Single(step => step.Contains("|| true", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Dockerfile_finds_nothing_in_it_and_the_context_is_small()
    {
        await PrepareAsync();
        var workload = await lab.Workloads.GinAsync("made-gin");
        Write(workload.Folder, ".git/objects/x", new string('x', 100_000));

        var made = Make(workload.Folder);

        Assert.True((bool)made["IsVendored"]!);
        Assert.Empty(session.Run("param($path) Test-Dockerfile $path -ExcludeRule BaseOutOfSupport, GoMaxProcsUnset", ("path", made["Path"]!)).ThrowIfFailed().Output);
    }

    async Task PrepareAsync()
    {
        Labs.Require("engine", BuildClient.Program);
        var image = await lab.FullAsync();
        using var api = lab.Engine.Api();
        await api.CommitAsync(image, Builder, "ENV GOFLAGS=");
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "etc/passwd") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n")) }, Stop);
        archive.Position = 0;
        await api.ImportAsync(Runtime, archive, "ENV PATH=/usr/local/bin:/usr/bin:/bin");
    }

    static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    Dictionary<string, object?> Make(string folder, string arguments = "")
    {
        var made = session.Run($"param($folder) New-GoDockerfile $folder -GoVersion {Go} {arguments}", ("folder", folder)).ThrowIfFailed().Single;
        return new[] { "Path", "Text", "ContextPath", "IsVendored" }.ToDictionary(name => name, made.Value);
    }

    Task<string> BuildAsync(Dictionary<string, object?> made, string tag, params string[] more) => client.BuildAsync(
        ((string)made["Text"]!).Contains("--mount", StringComparison.Ordinal), ["-t", tag, "-f", (string)made["Path"]!, .. more, (string)made["ContextPath"]!]);

    async Task<Engine.ContainerRun> RunAsync(string image)
    {
        using var api = lab.Engine.Api();
        return await api.RunAsync(image, []);
    }
}
