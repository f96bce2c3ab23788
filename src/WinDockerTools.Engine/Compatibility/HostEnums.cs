namespace WinDockerTools;

/// <summary>Windows Server and Windows client differ in their default isolation.</summary>
public enum WindowsProduct { Unknown, Server, Client }

/// <summary>How an engine keeps images; the two choose differently from a manifest list.</summary>
public enum ImageStore { Classic, Containerd }
