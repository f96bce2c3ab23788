using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Windows.Cim;
using static WinDockerTools.Tests.Hosts.Remote.DocumentedClasses;

namespace WinDockerTools.Tests.Hosts.Remote;

/// <summary>
/// A stand-in for the management of a Windows machine. It knows the documented classes, properties and methods, and
/// refuses every other name; what it holds can be spoiled by tests.
/// </summary>
sealed class StandInWindows(string computer) : ICimHost
{
    const uint LocalMachine = 0x80000002;
    const uint Done = 0, NotFound = 2, Denied = 5;

    const string Version = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion", Services = @"SYSTEM\CurrentControlSet\Services\";

    public string ComputerName { get; } = computer;

    /// <summary>Instances by class.</summary>
    public Dictionary<string, List<Dictionary<string, object?>>> Instances { get; } = new()
    {
        ["Win32_ComputerSystem"] = [Row(("Name", computer.ToUpperInvariant()), ("HypervisorPresent", true), ("Manufacturer", "Microsoft Corporation"), ("Model", "Virtual Machine"),
            ("NumberOfLogicalProcessors", 8u), ("TotalPhysicalMemory", 34_359_738_368ul))],
        ["Win32_OperatingSystem"] = [Row(("SystemDrive", "C:"))],
        ["Win32_Processor"] = [Row(("Architecture", (ushort)9), ("VirtualizationFirmwareEnabled", false))],
        ["Win32_OptionalFeature"] = [Row(("Name", "Containers"), ("InstallState", 1u)), Row(("Name", "Microsoft-Hyper-V"), ("InstallState", 2u)), Row(("Name", "TelnetClient"), ("InstallState", 2u))],
        ["Win32_Service"] = [Row(("Name", "docker"), ("State", "Running")), Row(("Name", "hns"), ("State", "Running")), Row(("Name", "vmcompute"), ("State", "Stopped")), Row(("Name", "Spooler"), ("State", "Running"))],
        ["Win32_SystemDriver"] = [Row(("Name", "wcifs"), ("ServiceType", "File System Driver"), ("Started", true)), Row(("Name", "WdFilter"), ("ServiceType", "File System Driver"), ("Started", true)),
            Row(("Name", "cdfs"), ("ServiceType", "File System Driver"), ("Started", false)), Row(("Name", "Beep"), ("ServiceType", "Kernel Driver"), ("Started", true))],
        ["Win32_LogicalDisk"] = [Row(("DeviceID", "A:"), ("FreeSpace", 1ul), ("Size", 2ul)), Row(("DeviceID", "C:"), ("FreeSpace", 85_899_345_920ul), ("Size", 136_365_211_648ul))],
        ["MSFT_MpComputerStatus"] = [Row(("AntivirusEnabled", true), ("RealTimeProtectionEnabled", true))],
        ["MSFT_MpPreference"] = [Row(("ExclusionPath", new[] { @"C:\ProgramData\docker" }))],
        ["MSFT_NetNat"] = [Row(("Name", "nat1"), ("InternalIPInterfaceAddressPrefix", "172.20.0.0/16"))],
        ["MSFT_NetIPAddress"] = [Row(("IPAddress", "10.0.0.4"), ("InterfaceAlias", "Ethernet")), Row(("IPAddress", "172.20.0.1"), ("InterfaceAlias", "vEthernet (nat)"))],
    };

    /// <summary>Values by key and name; an empty name makes a key alone.</summary>
    public Dictionary<string, object> Registry { get; } = new()
    {
        [Version + @"\CurrentBuildNumber"] = "20348",
        [Version + @"\CurrentMajorVersionNumber"] = 10u,
        [Version + @"\CurrentMinorVersionNumber"] = 0u,
        [Version + @"\UBR"] = 2700u,
        [Version + @"\InstallationType"] = "Server Core",
        [Version + @"\EditionID"] = "ServerDatacenter",
        [Version + @"\DisplayVersion"] = "21H2",
        [Services + @"docker\Start"] = 2u,
        [Services + @"hns\Start"] = 3u,
        [Services + @"vmcompute\Start"] = 3u,
        [Services + @"EventLog\Application\docker\TypesSupported"] = 7u,
    };

    /// <summary>Keys that this account may not read.</summary>
    public HashSet<string> Forbidden { get; } = [];

    /// <summary>Classes that answer with a fault.</summary>
    public Dictionary<string, FaultKind> Failing { get; } = [];

    /// <summary>What becomes of a value that is set: by name and value what is then there.</summary>
    public Func<string, object, object> Becomes { get; set; } = (_, value) => value;

    /// <summary>What every answer waits for.</summary>
    public Func<CancellationToken, Task> Delay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Everything that was asked, in the order in which it was.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public bool IsClosed { get; private set; }

    public StandInWindows Opened()
    {
        IsClosed = false;
        return this;
    }

    static Dictionary<string, object?> Row(params (string Name, object? Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);

    public async Task<IReadOnlyList<CimRow>> QueryAsync(CimQuery query, CancellationToken stop)
    {
        await AnswerAsync(query.Wql, stop);
        Assert(Properties.TryGetValue((query.Namespace, query.Class), out var known), $"no class {query.Namespace}:{query.Class}");
        foreach (var property in query.Properties)
            Assert(Array.IndexOf(known!, property) >= 0, $"no property {query.Class}.{property}");
        if (Failing.TryGetValue(query.Class, out var kind))
            throw new FaultException(kind, ComputerName, "it was told to fail");
        return Instances.TryGetValue(query.Class, out var instances)
            ? [.. instances.Where(instance => Matches(instance, query.Filter, known!)).Select(instance => new CimRow(query.Properties.ToDictionary(name => name, name => instance.TryGetValue(name, out var value) ? value : null)))]
            : [];
    }

    public async Task<CimRow> CallAsync(CimCall call, CancellationToken stop)
    {
        await AnswerAsync($"{call.Method} {call.Arguments["sSubKeyName"]}", stop);
        Assert(call is { Namespace: General, Class: "StdRegProv" } && RegistryMethods.ContainsKey(call.Method), $"no method {call.Class}.{call.Method}");
        Assert(RegistryMethods[call.Method].OrderBy(name => name, StringComparer.Ordinal).SequenceEqual(call.Arguments.Keys.OrderBy(name => name, StringComparer.Ordinal)), $"other arguments of {call.Method}");
        Assert(call.Arguments["hDefKey"] is LocalMachine, "another hive");
        if (Failing.TryGetValue("StdRegProv", out var kind))
            throw new FaultException(kind, ComputerName, "it was told to fail");
        var key = (string)call.Arguments["sSubKeyName"];
        if (Forbidden.Contains(key))
            return Result(Denied);
        var values = Registry.Where(value => value.Key.StartsWith(key + @"\", StringComparison.OrdinalIgnoreCase)).ToDictionary(value => value.Key.Substring(key.Length + 1), value => value.Value);
        if (values.Count == 0)
            return Result(NotFound);
        return call.Method == "EnumValues" ? Names(values) : Value(call.Method, values.TryGetValue((string)call.Arguments["sValueName"], out var value) ? value : null);
    }

    public async Task ModifyAsync(CimChange change, CancellationToken stop)
    {
        await AnswerAsync($"ModifyInstance {change.Class} {string.Join(", ", change.Values.Select(value => value.Key))}", stop);
        Assert(Writable.TryGetValue((change.Namespace, change.Class), out var known), $"nothing to set of {change.Namespace}:{change.Class}");
        Assert(Instances.TryGetValue(change.Class, out var instances) && instances.Count == 1, $"one instance of {change.Class}");
        foreach (var value in change.Values)
            Assert(known!.TryGetValue(value.Key, out var takes) && takes(value.Value), $"no value {value.Value} of {change.Class}.{value.Key}");
        if (Failing.TryGetValue("ModifyInstance", out var kind))
            throw new FaultException(kind, ComputerName, "it was told to fail");
        foreach (var value in change.Values)
            instances![0][value.Key] = Becomes(value.Key, value.Value);
    }

    public void Dispose() => IsClosed = true;

    async Task AnswerAsync(string question, CancellationToken stop)
    {
        Assert(!IsClosed, "that nothing answers after its session was closed, as of " + ComputerName);
        Asked.Enqueue(question);
        await Delay(stop);
        stop.ThrowIfCancellationRequested();
    }

    static CimRow Names(Dictionary<string, object> values)
    {
        var own = values.Where(value => value.Key.Length > 0 && value.Key.IndexOf('\\') < 0).ToList();
        // Empty arrays are null.
        return own.Count == 0 ? Result(Done) : Result(Done, ("sNames", own.Select(value => value.Key).ToArray()), ("Types", own.Select(value => KindOf(value.Value)).ToArray()));
    }

    static CimRow Value(string method, object? value) => (method, value) switch
    {
        (_, null) => Result(NotFound),
        ("GetDWORDValue", uint number) => Result(Done, ("uValue", number)),
        ("GetStringValue", string text) => Result(Done, ("sValue", text)),
        ("GetMultiStringValue", string[] texts) => Result(Done, ("sValue", texts)),
        // WBEM_E_TYPE_MISMATCH
        _ => Result(0x80041005),
    };

    static int KindOf(object value) => value switch
    {
        string => 1,
        byte[] => 3,
        uint => 4,
        string[] => 7,
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    static CimRow Result(uint code, params (string Name, object Value)[] values)
    {
        var all = values.ToDictionary(value => value.Name, value => (object?)value.Value);
        all["ReturnValue"] = code;
        return new CimRow(all);
    }

    // Conditions of equality, joined by OR, or by AND.
    static bool Matches(Dictionary<string, object?> instance, string? filter, string[] known)
    {
        return filter is null || Split(filter, " OR ").Any(part => Split(part, " AND ").All(IsSo));

        bool IsSo(string condition)
        {
            var parts = Split(condition, " = ");
            Assert(parts.Length == 2 && Array.IndexOf(known, parts[0]) >= 0, $"no condition '{condition}'");
            return instance.TryGetValue(parts[0], out var value) && string.Equals(
                parts[1] switch { "TRUE" => "True", "FALSE" => "False", var text => text.Trim('\'') }, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
        }
    }

    static string[] Split(string text, string between) => text.Split([between], StringSplitOptions.None);

    static void Assert(bool isSo, string what)
    {
        if (!isSo)
            throw new InvalidOperationException($"Windows documents {what}.");
    }
}
