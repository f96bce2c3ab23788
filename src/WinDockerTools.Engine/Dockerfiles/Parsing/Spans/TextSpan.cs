namespace WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

/// <summary>A part of a text, in characters.</summary>
readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>A place in a file as editors show it: both numbers begin with 1, columns count UTF-16 characters.</summary>
readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
