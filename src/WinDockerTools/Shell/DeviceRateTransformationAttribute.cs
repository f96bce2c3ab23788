using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Limits as the docker command takes them: <c>/dev/sda:10mb</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeviceRateTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is object[] or IList<object> ? ((IEnumerable<object>)input).Select(One).ToArray() : new[] { One(input) };
    }

    static DeviceRate One(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        DeviceRate rate => rate,
        string text when text.LastIndexOf(':') is > 0 and var colon && ByteSize.Parse(text.Substring(colon + 1)) is { } bytes and > 0 =>
            new DeviceRate(text.Substring(0, colon), bytes),
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is no limit. Give device and rate, such as /dev/sda:10mb."),
    };
}
