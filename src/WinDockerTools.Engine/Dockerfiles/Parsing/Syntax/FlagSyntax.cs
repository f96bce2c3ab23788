using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>A flag of an instruction, such as <c>--from=build</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The value without quotes and escapes; null where there is no equals sign.</param>
/// <param name="Start">Where the flag begins in the joined text of its instruction.</param>
/// <param name="Span">The flag in the file.</param>
sealed record FlagSyntax(string Name, string? Value, int Start, TextSpan Span)
{
    public override string ToString() => Value is null ? $"--{Name}" : $"--{Name}={Value}";
}
