using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Names, version texts, <see cref="Version"/> objects and build numbers become Windows versions.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WindowsVersionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } list ? list.Cast<object?>().Select(item => One(item, inList: true)).ToArray() : new[] { One(inputData, inList: false) };

    static WindowsVersion One(object? item, bool inList)
    {
        var value = item is PSObject wrapped ? wrapped.BaseObject : item;
        try
        {
            return value switch
            {
                WindowsVersion known => known,
                double number when inList && number % 1 != 0 =>
                    throw Invalid(number.ToString(CultureInfo.InvariantCulture), "in a list PowerShell takes the zeros from its end: put it in quotes"),
                // Alone, 20348.2700 comes with its text where that differs from the number's.
                double => WindowsVersion.Parse(LanguagePrimitives.ConvertTo<string>(item)),
                string or Version or int or uint or long or ulong or short or ushort or decimal =>
                    WindowsVersion.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
                _ => throw Invalid(value?.GetType().Name ?? "$null", "it is neither a text nor a version"),
            };
        }
        catch (FaultException e)
        {
            return WindowsVersion.Unreadable(e.Subject, e);
        }
    }

    static FaultException Invalid(string subject, string why) => new(FaultKind.WindowsVersionInvalid, subject, why);
}
