namespace WinDockerTools;

/// <summary>Windows base images, smallest first.</summary>
public enum BaseImageFamily
{
    /// <summary>No Windows PowerShell, WMI or servicing.</summary>
    NanoServer,
    ServerCore,

    /// <summary>The full image from ltsc2022 on.</summary>
    Server,

    /// <summary>The full image up to 20H2.</summary>
    Windows,
}
