using System;
using System.Linq;
using System.Management.Automation;

namespace WinDockerTools.Shell;

/// <summary>One thing, or a list of any kind, as PowerShell takes either for the other.</summary>
static class ListedInput
{
    /// <summary>Each thing out of its wrapper and made into what is wanted.</summary>
    public static T[] Each<T>(object? input, Func<object?, T> make) =>
        LanguagePrimitives.GetEnumerable(input) is { } list ? [.. list.Cast<object?>().Select(item => make(Base(item)))] : [make(Base(input))];

    static object? Base(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
