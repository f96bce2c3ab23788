using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace WinDockerTools.Engine.Common;

/// <summary>Lists for those who get objects: PowerShell takes single items of an array, and none of what the compiler makes for a list.</summary>
static class Indexed
{
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Of<T>(IReadOnlyList<T>? items) => items as T[] ?? items?.ToArray();
}
