using System;
using System.Collections.Generic;

namespace WinDockerTools.Tests.Hosts.Remote;

/// <summary>
/// The classes of Windows' management that the stand-in knows, with properties from Microsoft's documentation:
/// learn.microsoft.com/windows/win32/cimwin32prov, /previous-versions/windows/desktop/regprov,
/// /previous-versions/windows/desktop/defender, /previous-versions/windows/desktop/nfswmi, /windows/win32/fwp/wmi.
/// </summary>
static class DocumentedClasses
{
    public const string General = @"root\cimv2", Network = @"root\StandardCimv2", Defender = @"root\Microsoft\Windows\Defender", SecurityCenter = @"root\SecurityCenter2", Nfs = @"root\Microsoft\Windows\NFS";

    /// <summary>Properties by namespace and class.</summary>
    public static readonly IReadOnlyDictionary<(string Namespace, string Class), string[]> Properties = new Dictionary<(string, string), string[]>
    {
        [(General, "Win32_ComputerSystem")] =
            ["Name", "DNSHostName", "Domain", "DomainRole", "HypervisorPresent", "Manufacturer", "Model", "NumberOfLogicalProcessors", "NumberOfProcessors", "PartOfDomain", "SystemType", "TotalPhysicalMemory"],
        [(General, "Win32_OperatingSystem")] =
            ["BuildNumber", "Caption", "CSName", "FreePhysicalMemory", "LastBootUpTime", "LocalDateTime", "OperatingSystemSKU", "OSArchitecture", "ProductType", "SystemDrive", "TotalVisibleMemorySize", "Version"],
        [(General, "Win32_Processor")] =
            ["Architecture", "Name", "NumberOfCores", "NumberOfLogicalProcessors", "SecondLevelAddressTranslationExtensions", "VirtualizationFirmwareEnabled", "VMMonitorModeExtensions"],
        [(General, "Win32_OptionalFeature")] = ["Caption", "Description", "InstallDate", "InstallState", "Name", "Status"],
        [(General, "Win32_Service")] = ["DisplayName", "Name", "PathName", "ProcessId", "StartMode", "StartName", "State", "Status"],
        [(General, "Win32_SystemDriver")] = ["DisplayName", "Name", "PathName", "ServiceType", "Started", "StartMode", "State"],
        [(General, "Win32_LogicalDisk")] = ["DeviceID", "DriveType", "FileSystem", "FreeSpace", "Size", "VolumeName"],
        [(Defender, "MSFT_MpComputerStatus")] = ["AMServiceEnabled", "AntispywareEnabled", "AntivirusEnabled", "IoavProtectionEnabled", "RealTimeProtectionEnabled"],
        [(Defender, "MSFT_MpPreference")] = ["DisableRealtimeMonitoring", "ExclusionExtension", "ExclusionPath", "ExclusionProcess"],
        // Documented nowhere; what Get-CimInstance shows on every client.
        [(SecurityCenter, "AntiVirusProduct")] = ["displayName", "instanceGuid", "pathToSignedProductExe", "pathToSignedReportingExe", "productState", "timestamp"],
        [(Network, "MSFT_NetNat")] = ["Active", "ExternalIPInterfaceAddressPrefix", "InternalIPInterfaceAddressPrefix", "Name", "Store"],
        [(Network, "MSFT_NetIPAddress")] = ["AddressFamily", "IPAddress", "InterfaceAlias", "InterfaceIndex", "PrefixLength"],
        [(Nfs, "MSFT_NfsClientConfig")] =
            ["Authentication", "CaseSensitiveLookup", "DefaultAccessMode", "MountRetryAttempts", "MountType", "Name", "ReadBufferSize", "RpcTimeout", "State", "TransportProtocol", "UseReservedPorts", "WriteBufferSize"],
    };

    /// <summary>
    /// What may be set of a class, with the values that are taken: of the client of NFS by what its provider refuses, a
    /// buffer that is no power of two up to 1024 KiB, and any other word for a type of mount.
    /// </summary>
    public static readonly IReadOnlyDictionary<(string Namespace, string Class), IReadOnlyDictionary<string, Func<object, bool>>> Writable = new Dictionary<(string, string), IReadOnlyDictionary<string, Func<object, bool>>>
    {
        [(Nfs, "MSFT_NfsClientConfig")] = new Dictionary<string, Func<object, bool>>
        {
            ["MountType"] = value => value is "soft" or "hard",
            ["CaseSensitiveLookup"] = value => value is bool,
            ["ReadBufferSize"] = IsBuffer,
            ["WriteBufferSize"] = IsBuffer,
        },
    };

    static bool IsBuffer(object value) => value is uint size and >= 1 and <= 1024 && (size & (size - 1)) == 0;

    /// <summary>What the methods of StdRegProv take, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> RegistryMethods = new Dictionary<string, string[]>
    {
        ["EnumKey"] = ["hDefKey", "sSubKeyName"],
        ["EnumValues"] = ["hDefKey", "sSubKeyName"],
        ["GetStringValue"] = ["hDefKey", "sSubKeyName", "sValueName"],
        ["GetExpandedStringValue"] = ["hDefKey", "sSubKeyName", "sValueName"],
        ["GetDWORDValue"] = ["hDefKey", "sSubKeyName", "sValueName"],
        ["GetMultiStringValue"] = ["hDefKey", "sSubKeyName", "sValueName"],
    };
}
