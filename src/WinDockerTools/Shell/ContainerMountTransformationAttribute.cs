using System;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace WinDockerTools.Shell;

/// <summary>Mounts as the docker command's -v takes them; folders of this machine may be relative.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContainerMountTransformationAttribute : ArgumentTransformationAttribute
{
    static readonly Regex Form = new(
        @"^(?<source>(?:[A-Za-z]:[\\/])?[^:]+):(?<target>(?:[A-Za-z]:[\\/]|/)[^:]*)(?::(?<mode>ro|rw))?\z", RegexOptions.CultureInvariant);

    static readonly Regex VolumeName = new(@"^[A-Za-z0-9][A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => ListedInput.Each(inputData, item => One(engineIntrinsics, item));

    static ContainerMount One(EngineIntrinsics engine, object? value)
    {
        if (value is ContainerMount mount)
            return mount;
        if (value is not string text || Form.Match(text) is not { Success: true } form)
            throw new ArgumentTransformationMetadataException($"'{value}' is no mount. Give source:target, source:target:ro, volume:target or tmpfs:target.");
        var source = form.Groups["source"].Value;
        var target = form.Groups["target"].Value;
        var isReadOnly = form.Groups["mode"].Value == "ro";
        if (source == "tmpfs")
            return new ContainerMount(ContainerMountType.Tmpfs, null, target);
        return VolumeName.IsMatch(source)
            ? new ContainerMount(ContainerMountType.Volume, source, target, isReadOnly)
            : new ContainerMount(ContainerMountType.Bind, Resolve(engine, source), target, isReadOnly);
    }

    static string Resolve(EngineIntrinsics engine, string path)
    {
        try
        {
            return engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
