using System.IO;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Checking;

/// <summary>The text of a file, and how its bytes are made of it.</summary>
sealed class DockerfileContent
{
    readonly Encoding encoding;
    readonly byte[] mark;

    DockerfileContent(string text, Encoding encoding, byte[] bytes)
    {
        (Text, this.encoding) = (text, encoding);
        var preamble = encoding.GetPreamble();
        mark = bytes.Take(preamble.Length).SequenceEqual(preamble) ? preamble : [];
        IsExact = Bytes(text).SequenceEqual(bytes);
    }

    public string Text { get; }

    /// <summary>The bytes can be had back from the text: nothing in them was unreadable.</summary>
    public bool IsExact { get; }

    public static DockerfileContent Of(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        var text = reader.ReadToEnd();
        return new DockerfileContent(text, reader.CurrentEncoding, bytes);
    }

    /// <summary>Another text in the same encoding, with a byte order mark where the file has one.</summary>
    public byte[] Bytes(string text) => [.. mark, .. encoding.GetBytes(text)];
}
