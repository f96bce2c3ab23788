using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>Where go commands keep what they compiled and fetched (go help cache, go help environment, os.UserCacheDir).</summary>
sealed class GoCaches
{
    readonly DockerfileFacts facts;

    // What go env -w wrote, which holds where the environment says nothing.
    readonly Dictionary<string, string> written = [];

    public GoCaches(DockerfileFacts facts)
    {
        this.facts = facts;
        foreach (var pair in GoCommand.In(facts.Commands).Where(go => go.Verb == "env" && go.Run.HasArgument("-w")).SelectMany(go => go.Run.Words.Skip(3)).Select(word => word.Split(['='], 2)))
        {
            if (pair.Length == 2)
                written[pair[0]] = pair[1];
        }
    }

    /// <summary>GOCACHE.</summary>
    public KnownFolder Build(RunCommand command) =>
        Set(command, "GOCACHE") ?? (facts.IsWindows(command.Stage)
            ? (KnownFolder.Set(command, "LocalAppData") ?? Home(command).Below(@"\AppData\Local")).Below(@"\go-build")
            : (KnownFolder.Set(command, "XDG_CACHE_HOME") ?? Home(command).Below("/.cache")).Below("/go-build"));

    /// <summary>GOMODCACHE.</summary>
    public KnownFolder Modules(RunCommand command) =>
        Set(command, "GOMODCACHE") ?? Gopath(command).Below(facts.IsWindows(command.Stage) ? @"\pkg\mod" : "/pkg/mod");

    /// <summary>Where go install puts programs.</summary>
    public KnownFolder Binaries(RunCommand command) =>
        Set(command, "GOBIN") ?? Gopath(command).Below(facts.IsWindows(command.Stage) ? @"\bin" : "/bin");

    KnownFolder Gopath(RunCommand command)
    {
        if (Set(command, "GOPATH") is { } set)
            // Of several the first holds the modules.
            return set with { Path = set.Path?.Split(facts.IsWindows(command.Stage) ? ';' : ':')[0] };
        // docker-library/golang; for Windows it was C:\gopath in earlier years.
        if (GoImage.Of(facts, command.Stage) is { } image)
            return facts.IsWindows(command.Stage) ? new KnownFolder(@"C:\go", false) : new KnownFolder("/go", image.IsOfficial);
        return Home(command).Below(facts.IsWindows(command.Stage) ? @"\go" : "/go");
    }

    KnownFolder Home(RunCommand command) => KnownFolder.Home(facts, command);

    KnownFolder? Set(RunCommand command, string variable) => KnownFolder.Set(command, variable)
        ?? (written.TryGetValue(variable, out var value) ? new KnownFolder(value.IndexOf('$') < 0 ? value : null, false) : null);
}
