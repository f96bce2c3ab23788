using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>Commands that take long: they fetch packages, or compile.</summary>
static class ExpensiveCommand
{
    static readonly string[] OtherManagers = ["pip", "pip3", "npm", "pnpm", "gem", "cargo", "go", "choco", "winget", "conda", "mamba", "brew"];
    static readonly string[] Installs = ["install", "add", "upgrade", "dist-upgrade", "update", "ci"];
    static readonly string[] Compilers = ["make", "ninja", "cmake", "gcc", "g++", "cc", "clang", "rustc", "javac", "msbuild", "tsc", "bazel", "meson"];

    public static bool Is(RunCommand command) => Compilers.Contains(command.Program)
        || (PackageInstall.IsByManager(command) || OtherManagers.Contains(command.Program)) && command.HasArgument(Installs)
        || DependencyTool.All.Any(tool => tool.Fetches(command) || tool.Builds(command));
}
