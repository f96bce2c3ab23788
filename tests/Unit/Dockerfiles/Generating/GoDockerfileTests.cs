using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Generating;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Generating;

/// <summary>What is written for which module.</summary>
public sealed class GoDockerfileTests
{
    const string Main = ModuleFolder.Main, Mod = "module example.com/shop\n\ngo 1.25\n\nrequire github.com/a/b v1.0.0\n", Sum = "github.com/a/b v1.0.0 h1:x=\n";

    [Fact]
    public void A_module_is_fetched_before_its_sources_are_there_and_ships_without_a_compiler()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main));

        var made = module.Make(new GoDockerfileRequest { Ports = ["8080"] });

        Assert.Equal("""
            # docker build -t shop .
            FROM golang:1.25 AS build
            ENV CGO_ENABLED=0
            WORKDIR /src
            COPY go.mod go.sum ./
            RUN --mount=type=cache,target=/go/pkg/mod go mod download
            COPY . .
            RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
                go build -trimpath -ldflags="-s -w" -o /out/shop .

            FROM gcr.io/distroless/static-debian13
            COPY --from=build /out/shop /app/shop
            USER 65532:65532
            EXPOSE 8080
            ENTRYPOINT ["/app/shop"]

            """.Replace("\r", ""), made.Text);
        Assert.Equal(("example.com/shop", "1.25", DockerfileBuilder.BuildKit), (made.ModulePath, made.GoVersion, made.RequiresBuilder));
        Assert.Equal((Path.Combine(module.Root, "Dockerfile"), Path.Combine(module.Root, ".dockerignore"), false), (made.Path, made.IgnorePath, made.IsWritten));
        Assert.Equal($"docker build -t shop {module.Root}", made.BuildCommand);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void Without_mounts_the_layers_keep_what_edits_leave_alone()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport (\n\t\"fmt\"\n\t\"github.com/a/b/c\"\n\tx \"github.com/a/b\"\n\t\"example.com/shop/inner\"\n)\n\nfunc main() {}\n"), ("inner/inner.go", "package inner\n\nimport _ \"github.com/a/b/d\"\n"));

        var made = module.Make(new GoDockerfileRequest { Builder = DockerfileBuilder.Classic });

        Assert.Contains("RUN go mod download\n# Compiled ahead, so that an edit compiles no more than this module. What does not compile here may do so below.\nRUN go build -trimpath -ldflags=\"-s -w\" fmt github.com/a/b github.com/a/b/c github.com/a/b/d || true\nCOPY . .\nRUN go build -trimpath -ldflags=\"-s -w\" -o /out/shop .\n", made.Text);
        Assert.DoesNotContain("--mount", made.Text);
        Assert.Equal(DockerfileBuilder.Classic, made.RequiresBuilder);
        Assert.Empty(ModuleFolder.Findings(made, DockerfileBuilder.Classic));
    }

    [Fact]
    public void For_Windows_the_images_are_of_one_line_and_the_classic_builder_takes_the_file()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport _ \"github.com/a/b\"\n\nfunc main() {}\n"), ("other_linux.go", Main));

        var made = module.Make(new GoDockerfileRequest { Windows = BaseImageLines.All.First(line => line.Tag == "ltsc2025"), Ports = ["80"] });

        Assert.Equal("""
            # docker build -t shop .
            FROM golang:1.25-nanoserver-ltsc2025 AS build
            SHELL ["cmd", "/S", "/C"]
            USER ContainerAdministrator
            ENV CGO_ENABLED=0
            WORKDIR /src
            COPY go.mod go.sum ./
            RUN go mod download
            # Compiled ahead, so that an edit compiles no more than this module. What does not compile here may do so below.
            RUN go build -trimpath -ldflags="-s -w" github.com/a/b || exit 0
            COPY . .
            RUN go build -trimpath -ldflags="-s -w" -o /out/shop.exe .

            FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
            COPY --from=build /out/shop.exe /app/shop.exe
            USER ContainerUser
            EXPOSE 80
            ENTRYPOINT ["C:\\app\\shop.exe"]

            """.Replace("\r", ""), made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void Each_program_has_its_image_and_the_last_is_the_default()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("cmd/api/main.go", Main), ("cmd/Worker/main.go", Main), ("lib/lib.go", "package lib\n"), ("tool/gen.go", "//go:build ignore\n\n" + Main), ("testdata/x/main.go", Main));

        var made = module.Make();

        Assert.Equal(["./cmd/Worker", "./cmd/api"], made.Packages.OrderBy(package => package, System.StringComparer.Ordinal));
        Assert.Contains("-o /out/ ./cmd/Worker ./cmd/api\n", made.Text);
        Assert.Contains("--target worker\n", made.Text);
        Assert.Contains(" AS worker\nCOPY --from=build /out/Worker /app/Worker\n", made.Text);
        Assert.EndsWith("ENTRYPOINT [\"/app/api\"]\n", made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void What_is_no_import_path_gets_into_no_command()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("main.go", "package main\n\nimport _ \"x.org/a;reboot\"\nimport _ \"x.org/$(id)\"\nimport _ \"x.org/good\"\n\nfunc main() {}\n"));

        var text = module.Make(new GoDockerfileRequest { Builder = DockerfileBuilder.Classic }).Text;

        Assert.Contains("-w\" x.org/good || true\n", text);
        Assert.DoesNotContain("reboot", text);
        Assert.DoesNotContain("$(", text);
    }

    [Fact]
    public void Two_programs_of_one_name_do_not_overwrite_one_another()
    {
        using var module = new ModuleFolder(("go.mod", "module m\n\ngo 1.25\n"), ("a/server/main.go", Main), ("b/server/v2/main.go", Main), ("c/main.go", Main));

        var made = module.Make();

        Assert.Contains("go build -trimpath -ldflags=\"-s -w\" -o /out/c ./c && \\\n    go build -trimpath -ldflags=\"-s -w\" -o /out/a-server ./a/server && \\\n    go build -trimpath -ldflags=\"-s -w\" -o /out/b-server-v2 ./b/server/v2\n", made.Text);
        Assert.Contains(" AS server-2\n", made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Theory]
    [InlineData("./cmd/api")]
    [InlineData("cmd/api")]
    [InlineData("cmd\\api\\")]
    [InlineData("example.com/shop/cmd/api")]
    [InlineData("./cmd/a...")]
    public void The_programs_can_be_chosen_as_for_the_go_command(string package)
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("cmd/api/main.go", Main), ("cmd/a/main.go", Main), ("other/main.go", Main));

        Assert.Equal(package.EndsWith("...") ? ["./cmd/a"] : ["./cmd/api"], module.Make(new GoDockerfileRequest { Packages = [package] }).Packages);
        Assert.Equal(["./cmd/a", "./cmd/api"], module.Make(below: "cmd").Packages);
    }

    [Fact]
    public void A_program_that_is_not_there_is_told_with_those_that_are()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("cmd/api/main.go", Main));
        using var none = new ModuleFolder(("go.mod", Mod), ("lib.go", "package lib\n"));

        var fault = Assert.Throws<FaultException>(() => module.Make(new GoDockerfileRequest { Packages = ["./cmd/apo"] }));
        Assert.Equal((FaultKind.GoMainNotFound, "./cmd/apo"), (fault.Kind, fault.Subject));
        Assert.Contains("./cmd/api", fault.Detail);
        Assert.Equal(FaultKind.GoMainNotFound, Assert.Throws<FaultException>(() => none.Make()).Kind);
    }

    [Fact]
    public void Cgo_is_built_with_a_C_compiler_and_shipped_with_its_C_library()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport _ \"example.com/shop/c\"\n\nfunc main() {}\n"), ("c/c.go", "package c\n\n// #include <stdio.h>\nimport \"C\"\n"));
        using var unused = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main), ("c/c.go", "package c\n\nimport \"C\"\n"));
        using var sqlite = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport _ \"github.com/mattn/go-sqlite3\"\n\nfunc main() {}\n"));

        var made = module.Make();

        Assert.True(made.IsCgo);
        Assert.Contains("ENV CGO_ENABLED=1\n", made.Text);
        Assert.Contains("FROM gcr.io/distroless/base-debian13\n", made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
        var alpine = module.Make(new GoDockerfileRequest { BaseImage = "golang:1.25-alpine3.21" });
        Assert.Contains("RUN apk add --no-cache gcc musl-dev\n", alpine.Text);
        Assert.Contains("FROM alpine:3.21\n", alpine.Text);
        Assert.Empty(ModuleFolder.Findings(alpine));
        Assert.False(unused.Make().IsCgo);
        Assert.True(sqlite.Make().IsCgo);
    }

    [Fact]
    public void A_vendor_folder_is_used_and_nothing_fetched()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport _ \"github.com/a/b\"\n\nfunc main() {}\n"), ("vendor/modules.txt", "# github.com/a/b v1.0.0\n"), ("vendor/github.com/a/b/b.go", "package b\n\nimport \"C\"\n"));

        var made = module.Make();
        var classic = module.Make(new GoDockerfileRequest { Builder = DockerfileBuilder.Classic });

        Assert.True(made.IsVendored && made.IsCgo);
        Assert.DoesNotContain("go mod download", made.Text + classic.Text);
        Assert.DoesNotContain("/go/pkg/mod", made.Text);
        Assert.Contains("COPY go.mod go.sum ./\nCOPY vendor ./vendor/\n", classic.Text);
        Assert.Contains(" github.com/a/b || true", classic.Text);
        Assert.Empty(ModuleFolder.Findings(made));
        Assert.Empty(ModuleFolder.Findings(classic, DockerfileBuilder.Classic));
    }

    [Fact]
    public void Modules_beside_it_make_their_common_folder_the_context()
    {
        using var module = new ModuleFolder(("app/go.mod", "module example.com/app\n\ngo 1.25\n\nrequire (\n\texample.com/lib v0.0.0\n\tgithub.com/a/b v1.0.0\n)\n\nreplace example.com/lib => ../lib\n"), ("app/go.sum", Sum), ("app/main.go", "package main\n\nimport _ \"example.com/lib\"\n\nfunc main() {}\n"), ("lib/go.mod", "module example.com/lib\n\ngo 1.25\n"), ("lib/lib.go", "package lib\n\nimport _ \"github.com/a/b\"\n"));

        var made = module.Make(new GoDockerfileRequest { Builder = DockerfileBuilder.Classic }, "app");

        Assert.Contains("# docker build -t app -f app/Dockerfile .\n", made.Text);
        Assert.Contains("WORKDIR /src/app\nCOPY app/go.mod app/go.sum /src/app/\nCOPY lib/go.mod /src/lib/\nRUN go mod download\n", made.Text);
        Assert.Contains("-w\" github.com/a/b ||", made.Text);
        Assert.Contains("COPY . /src/\n", made.Text);
        Assert.Equal((module.Root, Path.Combine(module.Root, ".dockerignore")), (made.ContextPath, made.IgnorePath));
        Assert.Equal(Path.Combine(module.Root, "app", "Dockerfile.dockerignore"), module.Make(below: "app").IgnorePath);
        Assert.Empty(ModuleFolder.Findings(made, DockerfileBuilder.Classic));
        Assert.Empty(ModuleFolder.Findings(module.Make(below: "app")));
    }

    [Fact]
    public void A_workspace_comes_along_with_all_its_modules()
    {
        using var module = new ModuleFolder(("go.work", "go 1.25\n\nuse (\n\t.\n\t./lib\n)\n"), ("go.mod", Mod), ("go.sum", Sum), ("main.go", Main), ("lib/go.mod", "module example.com/lib\n\ngo 1.25\n"), ("lib/lib.go", "package lib\n"), ("lib/main/main.go", Main));

        var made = module.Make();

        Assert.Contains("COPY go.work go.mod go.sum ./\nCOPY lib/go.mod ./lib/\nRUN", made.Text);
        Assert.Equal(["."], made.Packages);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void A_module_from_outside_of_any_context_is_refused()
    {
        using var module = new ModuleFolder(("app/go.mod", "module app\n\nreplace example.com/lib => ../lib\n"), ("app/main.go", Main));

        Assert.Equal(FaultKind.GoDockerfileNotPossible, Assert.Throws<FaultException>(() => module.Make(below: "app")).Kind);
    }

    [Fact]
    public void Private_modules_are_fetched_with_a_secret_that_no_layer_keeps()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main));

        var made = module.Make(new GoDockerfileRequest { Private = ["git.example.com/*", "example.org"] });

        Assert.Contains("ENV CGO_ENABLED=0 GOPRIVATE=git.example.com/*,example.org\n", made.Text);
        Assert.Contains("RUN --mount=type=cache,target=/go/pkg/mod --mount=type=secret,id=netrc,target=/root/.netrc go mod download\n", made.Text);
        Assert.StartsWith("docker build --secret id=netrc,src=$HOME/.netrc -t shop ", made.BuildCommand);
        Assert.Empty(ModuleFolder.Findings(made));
        Assert.Equal(FaultKind.GoDockerfileNotPossible, Assert.Throws<FaultException>(() => module.Make(new GoDockerfileRequest { Private = ["x"], Builder = DockerfileBuilder.Classic })).Kind);
    }

    [Fact]
    public void The_keys_of_an_agent_fetch_them_as_well()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main));

        var made = module.Make(new GoDockerfileRequest { Private = ["git.example.com/team"], UsesSsh = true });

        Assert.Contains("RUN git config --global url.\"ssh://git@git.example.com/\".insteadOf https://git.example.com/\n", made.Text);
        Assert.Contains("RUN --mount=type=cache,target=/go/pkg/mod --mount=type=ssh go mod download\n", made.Text);
        Assert.DoesNotContain("netrc", made.Text);
        Assert.StartsWith("docker build --ssh default -t shop ", made.BuildCommand);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void What_programs_read_when_they_run_comes_along_but_what_they_embed_does_not()
    {
        using var module = new ModuleFolder(
            ("go.mod", Mod), ("go.sum", Sum), ("main.go", "package main\n\nimport _ \"embed\"\n\n//go:embed static/*.css all:public\nvar files string\n\nfunc main() {}\n"),
            ("templates/index.html", "x"), ("static/a.css", "x"), ("public/a", "x"), ("migrations/embed.go", "package migrations\n"), ("locales/de/a.json", "x"), ("docs/a.md", "x"));

        var made = module.Make();

        Assert.Equal(["locales", "templates"], made.Assets);
        Assert.Contains("WORKDIR /app\nCOPY locales ./locales\nCOPY templates ./templates\nCOPY --from=build /out/shop /app/shop\n", made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
        module.Add(".dockerignore", "templates\n.git\n");
        Assert.Equal(["locales"], module.Make().Assets);
    }

    [Theory]
    [InlineData("go 1.25.3", "1.25")]
    [InlineData("go 1.24.0\n\ntoolchain go1.25.1", "1.25")]
    [InlineData("go 1.16", "1.25")]
    [InlineData("go 1.99", "1.99")]
    [InlineData("", "1")]
    public void The_Go_that_builds_it_is_the_one_it_asks_for_or_the_first_later_one_with_support(string lines, string version)
    {
        using var module = new ModuleFolder(("go.mod", $"module m\n\n{lines}\n"), ("main.go", Main));

        var made = module.Make();

        Assert.Equal(version, made.GoVersion);
        Assert.Contains($"FROM golang:{version} AS build\n", made.Text);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Theory]
    [InlineData("scratch", "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\n", true)]
    [InlineData("debian:13-slim", "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\n", false)]
    [InlineData("alpine:3.21", "", true)]
    [InlineData("gcr.io/distroless/static-debian12:nonroot", "", false)]
    public void What_a_chosen_image_lacks_comes_along(string image, string copy, bool hasZones)
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main));

        var made = module.Make(new GoDockerfileRequest { RuntimeImage = image });

        Assert.Contains($"FROM {image}\n{copy}COPY --from=build /out/shop", made.Text);
        Assert.Equal(hasZones, made.Text.Contains("-tags timetzdata"));
        Assert.Equal(!image.EndsWith("nonroot"), made.Text.Contains("USER 65532:65532"));
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void An_image_of_ones_own_says_where_its_caches_are()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("go.sum", Sum), ("main.go", Main));

        var made = module.Make(new GoDockerfileRequest { BaseImage = "registry.example.com/build/tools:3", User = "1000" });

        Assert.Contains("ENV CGO_ENABLED=0 GOMODCACHE=/go/pkg/mod GOCACHE=/root/.cache/go-build\n", made.Text);
        Assert.Contains("USER 1000\n", made.Text);
        Assert.Null(made.GoVersion);
        Assert.Empty(ModuleFolder.Findings(made));
    }

    [Fact]
    public void What_is_left_out_of_the_context_holds_no_secret_and_nothing_that_is_embedded()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("main.go", "package main\n\nimport _ \"embed\"\n\n//go:embed keys/server.key .env all:scaffold/*\nvar s string\n\nfunc main() {}\n"), ("keys/server.key", "x"), ("templates/Dockerfile.tmpl", "x"));

        var rules = IgnoreRules.Parse(module.Make().IgnoreText!);

        Assert.All(new[] { ".git/config", "Dockerfile", "a/Dockerfile", "other.key", "a/b/x_test.go", ".env.local", "web/node_modules/x" }, path => Assert.True(rules.IsIgnored(path), path));
        Assert.All(new[] { "main.go", "go.mod", "keys/server.key", ".env", "templates/Dockerfile.tmpl", "scaffold/Dockerfile", "vendor/modules.txt" }, path => Assert.False(rules.IsIgnored(path), path));
    }

    [Fact]
    public void An_ignore_file_that_is_there_is_left_alone()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("main.go", Main), (".dockerignore", "own\n"));

        var made = GoDockerfileFiles.Write(module.Make(), isReplacing: false);

        Assert.Null(made.IgnoreText);
        Assert.Equal("own\n", File.ReadAllText(Path.Combine(module.Root, ".dockerignore")));
    }

    [Fact]
    public void A_Dockerfile_that_is_there_is_kept_in_every_case()
    {
        using var module = new ModuleFolder(("go.mod", Mod), ("main.go", Main), ("Dockerfile", "FROM old\n"), ("Dockerfile.bak", "FROM older\n"));

        Assert.Equal(FaultKind.DockerfileExists, Assert.Throws<FaultException>(() => GoDockerfileFiles.Write(module.Make(), isReplacing: false)).Kind);
        Assert.Equal("FROM old\n", File.ReadAllText(Path.Combine(module.Root, "Dockerfile")));
        var made = GoDockerfileFiles.Write(module.Make(), isReplacing: true);

        Assert.Equal((true, Path.Combine(module.Root, "Dockerfile.bak1")), (made.IsWritten, made.BackupPath));
        Assert.Equal(["FROM old\n", "FROM older\n", made.Text], new[] { "Dockerfile.bak1", "Dockerfile.bak", "Dockerfile" }.Select(name => File.ReadAllText(Path.Combine(module.Root, name))));
    }
}
