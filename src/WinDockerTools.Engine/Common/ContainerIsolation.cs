namespace WinDockerTools;

/// <summary>How a container is kept apart from its host.</summary>
public enum ContainerIsolation { None, Process, HyperV }
