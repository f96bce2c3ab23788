using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace WinDockerTools.Engine.Builds.Reports.Elements;

/// <summary>
/// Writes HTML that is well-formed XML as well. Names are the program's own; every text and every value is escaped, as
/// they come from builds.
/// </summary>
sealed class Markup
{
    static readonly HashSet<string> Empty = ["meta", "link", "br", "rect", "line", "circle", "path"];

    readonly StringBuilder text = new();
    readonly Stack<string> open = new();

    /// <summary>Attributes without a value (null) are left out.</summary>
    public Markup Open(string name, params (string Name, object? Value)[] attributes)
    {
        text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            text.Append(' ').Append(attribute).Append("=\"");
            Escape(string.Format(CultureInfo.InvariantCulture, "{0}", value));
            text.Append('"');
        }
        if (Empty.Contains(name))
            text.Append("/>");
        else
        {
            text.Append('>');
            open.Push(name);
        }
        return this;
    }

    public Markup Close()
    {
        var name = open.Pop();
        text.Append("</").Append(name).Append('>');
        if (name is "p" or "tr" or "li" or "section" or "figure" or "table" or "svg" or "g" or "h1" or "h2" or "h3" or "h4" or "dl" or "ul")
            text.Append('\n');
        return this;
    }

    public Markup Text(string? content)
    {
        Escape(content ?? "");
        return this;
    }

    public Markup Element(string name, string? content, params (string Name, object? Value)[] attributes) => Open(name, attributes).Text(content).Close();

    /// <summary>The program's own style sheet, as it is.</summary>
    public Markup Style(string css)
    {
        text.Append("<style>").Append(css).Append("</style>\n");
        return this;
    }

    public override string ToString() => text.ToString();

    void Escape(string content)
    {
        foreach (var c in PlainText.Of(content))
        {
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case '\'': text.Append("&#39;"); break;
                default: text.Append(c); break;
            }
        }
    }
}
