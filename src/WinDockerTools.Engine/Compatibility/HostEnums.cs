namespace WinDockerTools;

/// <summary>Windows Server and Windows client differ in their default isolation.</summary>
public enum WindowsProduct { Unknown, Server, Client }

/// <summary>How an engine keeps images; the two choose differently from a manifest list.</summary>
public enum ImageStore { Classic, Containerd }

/// <summary>How a container is kept apart from its host.</summary>
public enum ContainerIsolation { None, Process, HyperV }
