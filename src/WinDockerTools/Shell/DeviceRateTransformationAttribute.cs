using System;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Limits as the docker command takes them: <c>/dev/sda:10mb</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeviceRateTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => ListedInput.Each(inputData, One);

    static DeviceRate One(object? item) => item switch
    {
        DeviceRate rate => rate,
        string text when text.LastIndexOf(':') is > 0 and var colon && ByteSize.Parse(text.Substring(colon + 1)) is { } bytes and > 0 =>
            new DeviceRate(text.Substring(0, colon), bytes),
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is no limit. Give device and rate, such as /dev/sda:10mb."),
    };
}
