using System;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A folder of a program within a build.</summary>
/// <param name="Path">Where it is; null where the home folder of the user is not known.</param>
/// <param name="IsCertain">The file says so itself, or its base image is one whose settings are known.</param>
sealed record KnownFolder(string? Path, bool IsCertain)
{
    /// <summary>Images that set neither HOME, nor a user, nor folders of caches but GOPATH of golang. Source: their Dockerfiles.</summary>
    static readonly string[] PlainImages = ["golang", "alpine", "debian", "ubuntu", "fedora", "almalinux", "rockylinux", "archlinux", "amazonlinux", "busybox", "buildpack-deps"];

    static readonly KnownFolder Unknown = new(null, false);

    public KnownFolder Below(string folder) => Path is null ? this : this with { Path = Path.TrimEnd('/', '\\') + folder };

    /// <summary>What a variable says; null where it is not set.</summary>
    public static KnownFolder? Set(RunCommand command, string variable) => command.Variable(variable) is not { Length: > 0 } value ? null
        : value.IndexOf('$') >= 0 ? Unknown : new KnownFolder(value, true);

    /// <summary>The home folder of the user.</summary>
    public static KnownFolder Home(DockerfileFacts facts, RunCommand command)
    {
        var isWindows = facts.IsWindows(command.Stage);
        if (Set(command, isWindows ? "USERPROFILE" : "HOME") is { } set)
            return set;
        var user = command.Step.Before.User?.Split(':')[0];
        if (isWindows)
            return new KnownFolder(@"C:\Users\" + (user ?? "ContainerAdministrator"), false);
        return user is not (null or "" or "root" or "0") ? Unknown
            : new KnownFolder("/root", user is not null || IsPlain(facts, command));
    }

    static bool IsPlain(DockerfileFacts facts, RunCommand command) =>
        facts.Image(command.Stage) is { } image && (image.Is(PlainImages) || image.Repository.EndsWith("/library/golang", StringComparison.Ordinal));
}
