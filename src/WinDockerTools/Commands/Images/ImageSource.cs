namespace WinDockerTools;

/// <summary>Where an image's platforms are read.</summary>
public enum ImageSource
{
    /// <summary>The registry; names that it does not have, or that it cannot be asked for, from the engine.</summary>
    Auto,
    Registry,

    /// <summary>What the engine holds; no network request is made.</summary>
    Engine,
}
