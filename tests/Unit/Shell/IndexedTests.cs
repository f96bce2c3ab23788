using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>Of what the compiler makes for a list PowerShell gives all where a script asks for one.</summary>
public sealed class IndexedTests
{
    public static TheoryData<string> Types => [.. Lists.Select(list => list.DeclaringType!.FullName!).Distinct()];

    static IEnumerable<PropertyInfo> Lists => from type in typeof(FaultKind).Assembly.GetExportedTypes()
                                              from property in type.GetProperties()
                                              where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && property.SetMethod is not null
                                              select property;

    [Theory]
    [MemberData(nameof(Types))]
    public void Lists_of_an_object_are_arrays(string type)
    {
        foreach (var list in Lists.Where(list => list.DeclaringType!.FullName == type))
        {
#pragma warning disable SYSLIB0050 // net472 has no other way to an object without its constructor.
            var item = FormatterServices.GetUninitializedObject(list.DeclaringType!);
#pragma warning restore SYSLIB0050
            var given = Activator.CreateInstance(typeof(List<>).MakeGenericType(list.PropertyType.GetGenericArguments()));

            list.SetValue(item, given);

            Assert.True(list.GetValue(item) is Array, list.Name);
        }
    }

    [Fact]
    public void What_is_not_known_stays_so() => Assert.Null(Indexed.Of<string>(null));
}
