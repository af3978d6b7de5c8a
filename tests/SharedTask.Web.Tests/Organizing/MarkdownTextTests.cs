using AngleSharp.Html.Parser;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Organizing;

/// <summary>What organizers write, of whom one may be a stranger to the site, is shown to everybody.</summary>
public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](javascript&colon;alert(1)) [e](  javascript:alert(1)) [f](java\tscript:alert(1))")]
    [InlineData("[d](data:text/html,<script>alert(1)</script>) [v](vbscript:x) [g](\u0001javascript:alert(1)) [h](feed:javascript:alert(1))")]
    [InlineData("<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> <math><mi xlink:href=javascript:alert(1)>")]
    [InlineData("![x](x\" onerror=\"alert(1)) ![y](javascript:alert(1)) ![z](data:image/svg+xml,<svg/onload=alert(1)>)")]
    [InlineData("<javascript:alert(1)> <https://a.b/\"onmouseover=\"alert(1)> https://a.b/\"onmouseover=\"alert(1)")]
    [InlineData("[ref]\n\n[ref]: javascript:alert(1) \"x\" onclick=alert(1)")]
    [InlineData("| a |\n|---|\n| <b onclick=alert(1)>x</b> |\n| `<img src=x onerror=alert(1)>` |")]
    [InlineData("a[^1]\n\n[^1]: <iframe src=//evil.example></iframe> [x](javascript:1)")]
    [InlineData("# Title {onclick=alert(1) style=position:fixed}\n\n<a href=x style=position:fixed;inset:0 id=main name=form>cover</a>")]
    [InlineData("```\" onmouseover=\"alert(1)\n<script>alert(1)</script>\n```")]
    [InlineData("<form action=https://evil.example><input name=Password></form><base href=//evil.example><meta http-equiv=refresh content=0>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    public void Markdown_OfAStranger_RunsNothingAndCoversNothing(string markdown)
    {
        var page = new HtmlParser().ParseDocument($"<body>{MarkdownText.ToSafeHtml(markdown)}</body>");

        string[] harmless = ["a", "p", "h2", "img", "table", "thead", "tbody", "tr", "th", "td", "code", "pre", "div", "hr", "ol", "li", "sup"];
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            harmless.Contains(element.LocalName, StringComparer.Ordinal).ShouldBeTrue(element.OuterHtml);
            element.Attributes.ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal) && attribute.Name != "style" && attribute.Name != "name", element.OuterHtml);
            foreach (var address in new[] { element.GetAttribute("href"), element.GetAttribute("src") }.OfType<string>())
            {
                new Uri(new Uri("https://site.example/"), address).Scheme.ShouldBeOneOf("https", "http", "mailto");
            }
        }
    }

    [Theory]
    [InlineData("> ", 3000)]
    [InlineData("- ", 3000)]
    [InlineData("[", 20000)]
    [InlineData("*a ", 7000)]
    [InlineData("[^1]", 5000)]
    [InlineData("~a^", 7000)]
    public void Markdown_ThatNestsWithoutEnd_IsShownAllTheSame(string piece, int times)
    {
        var html = MarkdownText.ToSafeHtml(string.Concat(Enumerable.Repeat(piece, times)) + "<b>end");

        html.ShouldContain("&lt;b&gt;end");
    }
}
