namespace WinDockerTools;

/// <summary>What a mount shows inside a container.</summary>
public enum ContainerMountType
{
    Bind,
    Volume,
    Tmpfs,
}

/// <summary>Something mounted into a container. A tmpfs has no source.</summary>
public sealed record ContainerMount(ContainerMountType Type, string? Source, string Target, bool IsReadOnly = false)
{
    public override string ToString() => $"{(Type == ContainerMountType.Tmpfs ? "tmpfs" : Source)}:{Target}{(IsReadOnly ? ":ro" : "")}";
}
