using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Generating;

public sealed class GoDockerfileProperties
{
    const string Mod = "module example.com/shop\n\ngo 1.25\n\nrequire github.com/a/b v1.0.0\n";

    [Fact]
    public void Whatever_go_mod_says_what_is_made_is_a_Dockerfile()
    {
        using var module = new ModuleFolder(("main.go", ModuleFolder.Main), ("cmd/api/main.go", ModuleFolder.Main));
        Fuzz.Run(
            Gen.Frequency((3, Mutation.Bytes(Encoding.UTF8.GetBytes(Mod), 1, 3)), (1, Nasty.Words("module ", "go 1.", "require x\n", "\n", "replace a => ./cmd\n", "m", "\"").Select(Encoding.UTF8.GetBytes))),
            content =>
            {
                module.Add("go.mod", Encoding.UTF8.GetString(content));
                Check(module.Make());
            },
            [FaultKind.GoProjectNotFound, FaultKind.GoDockerfileNotPossible, FaultKind.GoMainNotFound],
            count: 2000,
            threads: 1);
    }

    [Fact]
    public void Any_names_of_programs_give_stages_of_their_own()
    {
        Gen.Select(Gen.OneOf("api", "API", "build", "scratch", "9", "_x", "v2", "a.b", "ä", "a~b").Array[1, 4], Gen.OneOf("cmd", "a", "b").Array[4]).Sample((names, folders) =>
        {
            using var module = new ModuleFolder(("go.mod", Mod));
            foreach (var (name, folder) in names.Zip(folders))
                module.Add($"{folder}/{name}/main.go", ModuleFolder.Main);
            // What begins with a low line is no package, nor what has other letters than ASCII's.
            if (names.Any(name => name is not ("_x" or "ä")))
                Check(module.Make());
        }, iter: 300, threads: 1);
    }

    static void Check(GoDockerfile made)
    {
        var file = DockerfileParser.Parse(made.Text);
        Assert.Empty(file.Errors);
        var stages = DockerfileStages.Of(file);
        Assert.Empty(stages.Errors);
        Assert.Equal(made.Packages.Count + 1, stages.All.Count);
        Assert.Equal(stages.All.Count - (made.Packages.Count == 1 ? 1 : 0), stages.All.Where(stage => stage.Name is not null).Select(stage => stage.Name).Distinct().Count());
        Assert.Equal(made.Packages.Count, stages.All.Skip(1).Select(stage => stage.End.Entrypoint!.Single()).Distinct().Count());
    }
}
