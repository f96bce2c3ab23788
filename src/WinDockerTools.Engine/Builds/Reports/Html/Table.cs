using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>How a column is set.</summary>
enum Column
{
    Number,
    Word,
    Long,
}

/// <summary>Tables that scroll by themselves where the screen is small, also with the keyboard.</summary>
static class Table
{
    const string None = "–";
    const int Tall = 40;

    /// <summary>The first cell of a row is its heading; null is a figure that nobody reported.</summary>
    public static void Draw(Markup markup, string caption, IReadOnlyList<(string Name, Column Kind)> columns, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        markup.Open("div", ("class", rows.Count > Tall ? "scroll tall" : "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", 0)).Open("table");
        markup.Element("caption", caption).Open("thead").Open("tr");
        foreach (var (name, kind) in columns)
            markup.Element("th", name, ("scope", "col"), ("class", Style(kind)));
        markup.Close().Close().Open("tbody");
        foreach (var row in rows)
        {
            markup.Open("tr").Element("th", row[0] ?? None, ("scope", "row"), ("class", Style(columns[0].Kind)));
            for (var index = 1; index < row.Count; index++)
                markup.Element("td", row[index] ?? None, ("class", Style(columns[index].Kind)));
            markup.Close();
        }
        markup.Close().Close().Close();
    }

    static string Style(Column kind) => kind switch { Column.Number => "number", Column.Long => "long", _ => "word" };
}
