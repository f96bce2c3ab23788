using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>Whether a text can name an image (distribution/reference).</summary>
static class ReferenceName
{
    const int Longest = 600;

    // A first part without dot, port or capitals is no registry, but the rest is the same either way.
    static readonly Regex Form = new(
        @"^(?:(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?/)?"
        + @"[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*"
        + @"(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\z",
        RegexOptions.CultureInvariant);

    static readonly Regex Identifier = new(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant);

    public static bool IsValid(string text) => text.Length <= Longest && Form.IsMatch(text) && !Identifier.IsMatch(text);
}
