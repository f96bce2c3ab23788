namespace WinDockerTools;

/// <summary>The kind of Windows that a host runs.</summary>
public enum WindowsProduct { Unknown, Server, Client }

/// <summary>How an engine keeps images: it decides which platform of a list is pulled.</summary>
public enum ImageStore { Classic, Containerd }

/// <summary>How a container is kept apart from its host.</summary>
public enum ContainerIsolation { None, Process, HyperV }
