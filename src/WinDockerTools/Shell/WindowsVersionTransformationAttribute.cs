using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Names, version texts, <see cref="Version"/> objects and build numbers become Windows versions.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WindowsVersionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = Unwrap(inputData);
        return input is IList list ? list.Cast<object>().Select(One).ToArray() : new[] { One(input) };
    }

    static WindowsVersion One(object? item)
    {
        var value = Unwrap(item);
        if (value is WindowsVersion known)
            return known;
        var text = value is string or Version or int or long or double or decimal
            ? Convert.ToString(value, CultureInfo.InvariantCulture)!
            : null;
        try
        {
            return text is null
                ? throw new FaultException(FaultKind.WindowsVersionInvalid, value?.GetType().Name ?? "$null", "it is neither a text nor a version")
                : WindowsVersion.Parse(text);
        }
        catch (FaultException e)
        {
            return WindowsVersion.Unreadable(e.Subject, e);
        }
    }

    static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
