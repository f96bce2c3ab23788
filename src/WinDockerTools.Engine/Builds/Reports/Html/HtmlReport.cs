using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>One file that holds all it needs: no script, nothing from a network.</summary>
static class HtmlReport
{
    static readonly string Policy =
        $"default-src 'none'; style-src '{StyleSheet.Digest}'; img-src data:; base-uri 'none'; form-action 'none'";

    public static string Write(ReportContent content)
    {
        var markup = new Markup();
        var sections = content.Builds.Select((build, index) => (Id: $"build-{index + 1}", Title: build.Name))
            .Concat(content.Profiles.Select((profile, index) => (Id: $"profile-{index + 1}", Title: $"Time of {profile.Name}"))).ToList();
        markup.Open("html", ("lang", "en")).Open("head")
            .Open("meta", ("charset", "utf-8"))
            .Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Open("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Open("meta", ("name", "generator"), ("content", content.Writer))
            // Else a browser asks the server for one.
            .Open("link", ("rel", "icon"), ("href", "data:,"))
            .Element("title", content.Title).Style(StyleSheet.Text).Close()
            .Open("body").Open("header").Element("h1", content.Title).Element("p", $"Written {Figures.Moment(content.Written)}", ("class", "muted"));
        if (sections.Count > 1)
        {
            markup.Open("nav", ("aria-label", "Contents")).Open("ul");
            foreach (var (id, title) in sections)
                markup.Open("li").Element("a", title, ("href", "#" + id)).Close();
            markup.Close().Close();
        }
        markup.Close().Open("main");
        for (var index = 0; index < content.Builds.Count; index++)
            BuildSection.Write(markup, content.Builds[index], $"build-{index + 1}");
        for (var index = 0; index < content.Profiles.Count; index++)
            ProfileSection.Write(markup, content.Profiles[index], $"profile-{index + 1}");
        return "<!DOCTYPE html>\n" + markup.Close().Element("footer", $"Written by {content.Writer}. – means that nobody reported the figure.").Close().Close();
    }
}
