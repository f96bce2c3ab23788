using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>Files of a project that no running Go program reads, unless its sources name them.</summary>
static class BuildInputs
{
    /// <summary>What goes into the program; nothing of it is read again.</summary>
    static readonly IgnoreRules Sources = IgnoreRules.Parse(string.Join("\n",
    [
        "**/*.go", "**/go.mod", "**/go.sum", "**/go.work", "**/go.work.sum", // the go command's own
        "**/vendor", "**/testdata", // go help packages: copies of modules, and what tests alone read
        "**/*.s", "**/*.S", "**/*.c", "**/*.h", "**/*.cc", "**/*.cpp", "**/*.cxx", "**/*.hpp", "**/*.syso", "**/*.swig", // go help buildmode: compiled along with a package
        "**/*.proto", // input of protoc
    ]));

    /// <summary>What people, builders and pipelines read.</summary>
    static readonly IgnoreRules Others = IgnoreRules.Parse(string.Join("\n",
    [
        "**/Dockerfile*", "**/*.Dockerfile", "**/Containerfile*", "**/.dockerignore", "**/*.dockerignore", "**/compose*.y*ml", "**/docker-compose*.y*ml", "**/docker-bake.*",
        "**/.git", "**/.gitignore", "**/.gitattributes", "**/.gitmodules", "**/.github", "**/.gitlab", "**/.gitlab-ci.yml", "**/.circleci", "**/.travis.yml", "**/azure-pipelines*.yml", "**/Jenkinsfile*", "**/.drone.yml", "**/renovate.json",
        "**/*.md", "**/LICENSE*", "**/COPYING*", "**/CODEOWNERS",
        "**/Makefile", "**/GNUmakefile", "**/*.mk", "**/Taskfile*.y*ml", "**/magefile*", "**/justfile", "**/.goreleaser.y*ml", "**/.air.toml", "**/.ko.yaml",
        "**/.editorconfig", "**/.golangci.*", "**/.pre-commit-config.yaml", "**/.vscode", "**/.idea", "**/*.swp", "**/*~",
    ]));

    public static bool IsSource(string path) => Sources.IsIgnored(path.TrimEnd('/'));

    public static bool IsOther(string path) => Others.IsIgnored(path.TrimEnd('/'));

    /// <summary>The last part of a path.</summary>
    public static string Name(string path) => path.TrimEnd('/').Split('/').Last();
}
