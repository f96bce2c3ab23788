using System;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Sizes as the docker command takes them (<c>512m</c>), beside PowerShell's own numbers (<c>512MB</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ByteSizeTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && ByteSize.Parse(text) is { } bytes ? bytes : inputData;
}
