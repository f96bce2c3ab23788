using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>
/// The value of <c>--mount</c>. A value with a variable is known only to the builder: it is taken as it is, and nothing
/// is said against it.
/// </summary>
sealed class MountReader
{
    static readonly string[] Types = ["bind", "cache", "tmpfs", "secret", "ssh"];
    static readonly string[] Keys = ["type", "target", "source", "from", "id", "sharing", "readonly", "readwrite", "required", "mode", "uid", "gid", "size", "env"];

    static readonly string[] NamesOfSecret = ["source", "target", "id"];

    static readonly Dictionary<string, string> Same = new()
    {
        ["src"] = "source", ["dst"] = "target", ["destination"] = "target", ["ro"] = "readonly", ["rw"] = "readwrite",
    };

    static readonly Dictionary<string, string[]> OnlyFor = new()
    {
        ["required"] = ["secret", "ssh"],
        ["size"] = ["tmpfs"],
        ["sharing"] = ["cache"],
        ["mode"] = ["secret", "ssh", "cache"],
        ["uid"] = ["secret", "ssh", "cache"],
        ["gid"] = ["secret", "ssh", "cache"],
    };

    readonly InstructionContext context;
    readonly FlagSyntax flag;
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    MountReader(InstructionContext context, FlagSyntax flag) => (this.context, this.flag) = (context, flag);

    /// <summary>Null where the value cannot be divided.</summary>
    public static RunMount? Read(InstructionContext context, FlagSyntax flag)
    {
        if (CommaFields.Split(flag.Value!) is not { } fields)
        {
            context.Error(flag.Span, "A mount is written --mount=type=cache,target=/path; quotes stand around a whole field.");
            return null;
        }
        var reader = new MountReader(context, flag);
        foreach (var field in fields)
            reader.Take(field);
        return reader.Mount();
    }

    /// <summary>True or false as Go reads it; null for anything else.</summary>
    public static bool? Switch(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    string Type => Text("type") is { } type ? IsVariable(type) ? type : type.ToLowerInvariant() : "bind";

    void Take(string field)
    {
        var equals = field.IndexOf('=');
        var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        if (Same.TryGetValue(key, out var plain))
            key = plain;
        if (!Keys.Contains(key))
            Error($"A mount knows no '{key}'; it knows {string.Join(", ", Keys)}.");
        else if (equals < 0 && key is not ("readonly" or "readwrite" or "required"))
            Error($"'{key}' of a mount needs a value: {key}=…");
        else
            values[key] = equals < 0 ? "true" : field.Substring(equals + 1);
    }

    RunMount Mount()
    {
        Check();
        return new RunMount(flag, Type)
        {
            Target = Text("target"),
            Source = Text("source"),
            From = Text("from") is { Length: > 0 } from ? from : null,
            Id = Text("id"),
            Sharing = Text("sharing")?.ToLowerInvariant(),
            ReadOnly = SwitchOf("readonly") ?? !SwitchOf("readwrite"),
            Required = SwitchOf("required") ?? false,
            Mode = Number("mode", 8),
            Uid = Number("uid", 10),
            Gid = Number("gid", 10),
            Size = Size(),
            Env = Text("env"),
        };
    }

    void Check()
    {
        if (Text("from") is { } from && from.IndexOf('$') is >= 0 and var dollar && dollar < from.Length - 1)
            Error("Variables are not expanded in a mount's 'from'; name a stage for it instead: FROM image:$TAG AS name before this stage, and from=name.");
        if (!IsVariable(Type))
            CheckType();
        if (Text("sharing") is { } sharing && !IsVariable(sharing) && sharing.ToLowerInvariant() is not ("shared" or "private" or "locked"))
            Error($"'sharing' of a mount is shared, private or locked, and not '{sharing}'.");
    }

    void CheckType()
    {
        if (!Types.Contains(Type))
        {
            Error($"'{Type}' is no type of mount; it is {string.Join(", ", Types)}.");
            return;
        }
        foreach (var rule in OnlyFor.Where(rule => values.ContainsKey(rule.Key) && !rule.Value.Contains(Type)))
            Error($"'{rule.Key}' is for mounts of type {string.Join(", ", rule.Value)}, and this one is {Type}.");
        if (Type != "secret")
            return;
        if (!string.IsNullOrEmpty(Text("from")))
            Error("A secret comes from the build's caller; take 'from' away.");
        if (NamesOfSecret.All(key => string.IsNullOrEmpty(Text(key))))
            Error("A secret needs an id: --mount=type=secret,id=name.");
        if (!string.IsNullOrEmpty(Text("source")) && !string.IsNullOrEmpty(Text("id")))
            Error("'source' and 'id' of a secret mean the same; take one of them away.");
    }

    string? Text(string key) => values.TryGetValue(key, out var value) ? value : null;

    bool? SwitchOf(string key)
    {
        if (Text(key) is not { } text || IsVariable(text))
            return null;
        if (Switch(text) is { } value)
            return value;
        Error($"'{key}' of a mount is true or false, and not '{text}'.");
        return null;
    }

    long? Number(string key, int radix)
    {
        if (Text(key) is not { } text || IsVariable(text))
            return null;
        if (Digits(text, radix) is { } number)
            return number;
        Error($"'{key}' of a mount is {(radix == 8 ? "a number of octal digits, such as 0755" : "a number")}, and not '{text}'.");
        return null;
    }

    static long? Digits(string text, int radix)
    {
        long number = 0;
        foreach (var sign in text)
        {
            number = number * radix + (sign - '0');
            if (sign < '0' || sign >= '0' + radix || number > uint.MaxValue)
                return null;
        }
        return text.Length > 0 ? number : null;
    }

    long? Size()
    {
        if (Text("size") is not { } text || IsVariable(text))
            return null;
        if (RamSize.Parse(text) is { } size)
            return size;
        Error($"'size' of a mount is a number of bytes, such as 64m, and not '{text}'.");
        return null;
    }

    void Error(string message) => context.Error(flag.Span, message);

    static bool IsVariable(string text) => text.IndexOf('$') >= 0;
}
