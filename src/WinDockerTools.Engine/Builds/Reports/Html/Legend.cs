using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>The caption of a chart: what its marks mean.</summary>
static class Legend
{
    public static void Draw(Markup markup, string? remark, params (string Style, string Meaning)[] keys)
    {
        markup.Open("figcaption").Open("ul", ("class", "keys"));
        foreach (var (style, meaning) in keys)
        {
            markup.Open("li").Open("svg", ("width", 22), ("height", 12), ("aria-hidden", "true"));
            Sign(markup, style);
            markup.Close().Text(meaning).Close();
        }
        markup.Close().Text(remark).Close();
    }

    static void Sign(Markup markup, string style)
    {
        switch (style)
        {
            case "sample":
                markup.Open("circle", ("class", style), ("cx", 11), ("cy", 6), ("r", 3));
                break;
            case "interval":
                foreach (var (x1, x2, y1, y2) in new[] { (2, 20, 6, 6), (2, 2, 1, 11), (20, 20, 1, 11) })
                    markup.Open("line", ("class", style), ("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2));
                break;
            default:
                markup.Open("rect", ("class", style), ("x", 1), ("y", 1), ("width", 20), ("height", 10));
                if (style == "critical")
                    markup.Open("rect", ("class", "mark"), ("x", 1), ("y", 8), ("width", 20), ("height", 3));
                break;
        }
    }
}
