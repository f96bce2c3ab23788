namespace WinDockerTools;

/// <summary>How a feature of Windows is, in the words of dism.exe and Get-WindowsOptionalFeature.</summary>
public enum FeatureState
{
    /// <summary>This Windows does not have it.</summary>
    NotPresent,

    Disabled,

    /// <summary>Disabled, and its files are not on this machine: enabling it takes a download or a source.</summary>
    DisabledWithPayloadRemoved,

    /// <summary>Enabled from the next restart on.</summary>
    EnablePending,

    Enabled,

    /// <summary>Disabled from the next restart on.</summary>
    DisablePending,

    /// <summary>Only some of its parts are there.</summary>
    PartiallyInstalled,

    /// <summary>A newer one has taken its place.</summary>
    Superseded,
}
