namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>What stands in <c>${}</c>.</summary>
sealed partial class ShellLexer
{
    string? Substitution()
    {
        at++;
        if (IsAtEnd)
            return Fail("${ is not closed by }");
        if (Peek is '{' or '}' or ':')
            return Fail("a name is missing behind ${");
        if (depth >= DeepestNesting)
            return Fail($"more than {DeepestNesting} substitutions are nested");
        depth++;
        var result = Substituted(Name());
        depth--;
        return result;
    }

    string? Substituted(string name)
    {
        if (IsAtEnd)
            return Fail("${ is not closed by }");
        var sign = text[at++];
        switch (sign)
        {
            case '}':
                return Plain(name, $"${{{name}}}");
            case ':' when IsAtEnd:
                return Fail("${ is not closed by }");
            case ':':
                return Modified(name, text[at++], emptyIsUnset: true);
            case '+' or '-' or '?' or '#' or '%':
                return Modified(name, sign, emptyIsUnset: false);
            case '/':
                return Replaced(name);
            default:
                at--;
                return Fail($"'{sign}' is not known in ${{{name}{sign}…}}");
        }
    }

    string? Modified(string name, char modifier, bool emptyIsUnset)
    {
        var modifierAt = at - 1;
        var isPattern = modifier is '#' or '%';
        if (emptyIsUnset && isPattern)
            return Fail($"':{modifier}' is not known in ${{{name}:{modifier}…}}; use '{modifier}'");
        if (Until('}', isPattern) is not { } word)
            return null;
        var value = Value(name);
        if (value is null && isPattern)
            missing.Add(name);
        if (value is null && keepsUnset)
            return $"${{{name}{(emptyIsUnset ? ":" : "")}{modifier}{word}}}";
        var isSet = value is not null && !(emptyIsUnset && value.Length == 0);
        switch (modifier)
        {
            case '-':
                return isSet ? Grown(value!) : word;
            case '+':
                return isSet ? word : "";
            case '?' when isSet:
                return Grown(value!);
            case '?':
                at = modifierAt;
                return Fail($"{name}: {(word.Length > 0 ? word : value is null ? "is not allowed to be unset" : "is not allowed to be empty")}");
            case '#' or '%':
                return Trimmed(word, value ?? "", modifier);
            default:
                at = modifierAt;
                return Fail($"'{modifier}' is not known in ${{{name}:{modifier}…}}");
        }
    }

    string? Trimmed(string word, string value, char modifier)
    {
        var isLongest = word.Length > 0 && word[0] == modifier;
        if (ShellPattern.Parse(isLongest ? word.Substring(1) : word) is not { } pattern)
            return Fail($"'{word}' is not a pattern: \\ stands only before *, ?, \\, / and }}");
        return (modifier == '#' ? pattern.WithoutStart(value, isLongest) : pattern.WithoutEnd(value, isLongest)) is { } rest
            ? Grown(rest)
            : Fail("the pattern is too long for this value");
    }

    string? Replaced(string name)
    {
        var isAll = Peek == '/';
        if (isAll)
            at++;
        if (Until('/', raw: true) is not { } word || Until('}', raw: true) is not { } replacement)
            return null;
        var value = Value(name);
        if (value is null)
            missing.Add(name);
        if (value is null && keepsUnset)
            return $"${{{name}/{word}/{replacement}}}";
        if (ShellPattern.Parse(word) is not { } pattern)
            return Fail($"'{word}' is not a pattern: \\ stands only before *, ?, \\, / and }}");
        value ??= "";
        return (long)(value.Length + 1) * replacement.Length <= ShellWords.LongestGrowth && pattern.Replace(value, replacement, isAll) is { } replaced
            ? Grown(replaced)
            : Fail("the pattern or its replacement is too long for this value");
    }
}
