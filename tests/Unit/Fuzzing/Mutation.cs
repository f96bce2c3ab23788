using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace WinDockerTools.Tests.Fuzzing;

/// <summary>Changes good content a little, so that it passes the first checks and fails in the depth.</summary>
static class Mutation
{
    static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "0", "-1", "1.5", "1e400", "-0", "9223372036854775807", "70368744177665", "123456789012345678901234567890", "\"\"", "\"x\"", "\" \"",
            "\"\\ud800\"", "\"\\u0000\"", "\"10.0\"", "\"10.0.99999999999\"", "\"-1.-1\"", "\"sha256:\"", "[]", "{}", "[null]", "[1,\"a\",{}]", "{\"\":{}}", "{\"a\":1,\"a\":\"2\"}",
            "\"linux\"", "\"application/vnd.oci.image.index.v1+json\"", "\"application/vnd.oci.image.config.v1+json\"", $"\"sha256:{Nasty.Hex}\"", "/**/1", "01", "'x'", "",
            new string('[', 40) + new string(']', 40), string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40), new string('[', 5000), $"\"{new string('x', 5000)}\"",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xff, 0xfe, (byte)'"'], [0xef, 0xbb, 0xbf], [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'],
    ];

    static readonly Gen<(int Kind, int At, int With)> Step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]);

    /// <summary>One of the documents with a value replaced, doubled or taken away, or its bytes damaged.</summary>
    public static Gen<(int Document, byte[] Content)> Json(IReadOnlyList<byte[]> documents)
    {
        var spans = documents.Select(Spans).ToList();
        return Gen.Select(Gen.Int[0, documents.Count - 1], Step.Array[1, 2], (document, steps) =>
            (document, steps.Aggregate(documents[document], (json, step) => step.Kind < 3 ? Damage(json, step) : Replace(json, spans[document], step))));
    }

    /// <summary>The content with some of its bytes damaged, from <paramref name="least"/> to <paramref name="most"/> times.</summary>
    public static Gen<byte[]> Bytes(byte[] content, int least, int most) => Step.Array[least, most].Select(steps => steps.Aggregate(content, Damage));

    static byte[] Damage(byte[] content, (int Kind, int At, int With) step)
    {
        if (content.Length == 0)
            return content;
        var at = step.At % content.Length;
        var other = step.With % content.Length;
        switch (step.Kind % 4)
        {
            case 0:
                return content[..at];
            case 1:
                return [.. content[..at], .. content[other..]];
            default:
                var changed = content.ToArray();
                changed[at] ^= (byte)(1 + step.With % 255);
                return changed;
        }
    }

    static byte[] Replace(byte[] json, List<Range> spans, (int Kind, int At, int With) step)
    {
        var span = spans[step.At % spans.Count];
        // After an earlier step the places are only near the values, which damages names and punctuation too.
        var (start, length) = (Math.Min(span.Start.Value, json.Length), Math.Max(0, Math.Min(span.End.Value, json.Length) - span.Start.Value));
        var other = spans[step.With % spans.Count];
        var with = step.Kind == 3 && other.End.Value <= json.Length ? json[other] : Values[step.With % Values.Length];
        return [.. json[..start], .. with, .. json[(start + length)..]];
    }

    // Every value: of lists and objects the whole, of members the value alone.
    static List<Range> Spans(byte[] json)
    {
        var spans = new List<Range>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open.Push(start);
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                spans.Add(open.Pop()..(int)reader.BytesConsumed);
            else if (reader.TokenType != JsonTokenType.PropertyName)
                spans.Add(start..(int)reader.BytesConsumed);
        }
        return spans;
    }
}
