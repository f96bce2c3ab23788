using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Charts;

/// <summary>The frame of every chart: its name and its description are what a screen reader says.</summary>
static class Drawing
{
    public static Markup Begin(Markup markup, string id, int height, string title, string description) => markup
        .Open("svg", ("class", "chart"), ("width", "100%"), ("height", height), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-desc"))
        .Element("title", title, ("id", id + "-title"))
        .Element("desc", description, ("id", id + "-desc"));

    /// <summary>Text that is cut off at the edge of its place.</summary>
    public static void Clipped(Markup markup, string text, string style, string x, string width, int y, int height, int inset = 0)
    {
        markup.Open("svg", ("x", x), ("y", y), ("width", width), ("height", height));
        markup.Element("text", text, ("class", style), ("x", inset), ("y", height - 5)).Close();
    }

    public static string Short(string text, int most) => text.Length <= most ? text : text.Substring(0, most - 1) + "…";
}
