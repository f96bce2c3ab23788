using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>A Go program in a folder of its own, which the test may change.</summary>
/// <param name="Folder">Where its go.mod is.</param>
/// <param name="Package">What to build, from there.</param>
public sealed record GoWorkload(string Folder, string Package = ".")
{
    /// <summary>The folder of a module proxy that has its dependencies, where it has no vendor folder.</summary>
    public string? Proxy { get; init; }

    /// <summary>What GOPROXY is on this machine.</summary>
    public string ProxyUrl => Proxy is null ? "off" : $"file://{Proxy}";

    /// <summary>What the compiler says of it, as <c>./main.go:6:2: undefined: x</c>, where it does not build.</summary>
    public string? Error { get; init; }

    public string Main => Path.Combine(Folder, "main.go");
}

/// <summary>Programs to build, each written anew for whoever asks, in a folder of the given name.</summary>
public sealed class GoWorkloads(TemporaryFolder folder)
{
    const string CobraMain = """
        package main

        import "github.com/spf13/cobra"

        func main() {
        	root := &cobra.Command{Use: "app", Run: func(cmd *cobra.Command, _ []string) { cmd.Println("done") }}
        	root.Flags().Bool("quiet", false, "say nothing")
        	if err := root.Execute(); err != nil {
        		panic(err)
        	}
        }

        """;

    const string GinMain = """
        package main

        import "github.com/gin-gonic/gin"

        func main() {
        	_ = gin.Default().Run()
        }

        """;

    const string HelloMain = """
        package main

        import "fmt"

        func greeting(name string) string { return "Hello, " + name }

        func main() { fmt.Println(greeting("lab")) }

        """;

    const string WebMain = """
        package main

        import (
        	"log"
        	"net/http"
        )

        func main() { log.Fatal(http.ListenAndServe("127.0.0.1:0", nil)) }

        """;

    const string HelloTest = """
        package main

        import "testing"

        func TestGreeting(t *testing.T) {
        	if got := greeting("you"); got != "Hello, you" {
        		t.Error(got)
        	}
        }

        """;

    const string BrokenMain = """
        package main

        import "fmt"

        func main() {
        	fmt.Println(missing)
        }

        """;

    int count;

    /// <summary>11 lines, 2 modules, vendored: 1.5 s cold.</summary>
    public Task<GoWorkload> CobraAsync(string name = "cobra") => VendoredAsync(name, CobraMain);

    /// <summary>7 lines, 15 modules, vendored: 8 s cold on two processors.</summary>
    public Task<GoWorkload> GinAsync(string name = "gin") => VendoredAsync(name, GinMain);

    /// <summary>The cobra program, with its modules at a proxy.</summary>
    public Task<GoWorkload> GoProxyAsync(string name = "goproxy") => AtProxyAsync(name, CobraMain);

    /// <summary>A library with gin's modules at a proxy: nothing is linked, so that fetching them is most of a build whose packages are cached.</summary>
    public Task<GoWorkload> GinProxyAsync(string name = "ginproxy") => AtProxyAsync(name, "package app\n\nimport _ \"github.com/gin-gonic/gin\"\n");

    /// <summary>The gin program, with its modules at a proxy.</summary>
    public Task<GoWorkload> GinServiceAsync(string name = "ginservice") => AtProxyAsync(name, GinMain);

    async Task<GoWorkload> AtProxyAsync(string name, string main)
    {
        var workload = Create(name, ("main.go", main)) with { Proxy = NewFolder("proxy") };
        var modules = await DebianModule.ListAsync(workload.Folder);
        WriteGoMod(workload.Folder, modules);
        File.WriteAllText(Path.Combine(workload.Folder, "go.sum"), ModuleProxy.Write(workload.Proxy, modules));
        return workload;
    }

    /// <summary>A program and its test, with nothing but the standard library.</summary>
    public GoWorkload Hello(string name = "hello") => Create(name, ("main.go", HelloMain), ("main_test.go", HelloTest));

    /// <summary>A small program with a link of a quarter of a second, where hello's takes a tenth.</summary>
    public GoWorkload Web(string name = "web") => Create(name, ("main.go", WebMain));

    /// <summary>A program that does not compile.</summary>
    public GoWorkload Broken(string name = "broken") => Create(name, ("main.go", BrokenMain)) with { Error = "./main.go:6:14: undefined: missing" };

    /// <summary>A copy of samples/go-service.</summary>
    public GoWorkload Service(string name = "go-service")
    {
        var source = Path.Combine(Repository.Root, "samples", "go-service");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories);
        return Create(name, [.. files.Select(file => (Path.GetRelativePath(source, file), File.ReadAllText(file)))]) with { Package = "./cmd/server" };
    }

    async Task<GoWorkload> VendoredAsync(string name, string main)
    {
        var workload = Create(name, ("main.go", main));
        var modules = await DebianModule.ListAsync(workload.Folder);
        WriteGoMod(workload.Folder, modules);
        Vendoring.Write(workload.Folder, modules);
        return workload;
    }

    GoWorkload Create(string name, params (string Name, string Text)[] files)
    {
        var target = NewFolder(name);
        WriteGoMod(target, []);
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return new GoWorkload(target);
    }

    static void WriteGoMod(string target, IReadOnlyList<DebianModule> modules)
    {
        var requirements = string.Concat(modules.Select(module => $"\nrequire {module.Path} {module.Version}"));
        File.WriteAllText(Path.Combine(target, "go.mod"), $"module example.com/app\n\ngo 1.19\n{requirements}\n");
    }

    string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, $"{++count}", name)).FullName;
}
