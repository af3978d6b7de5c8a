using SharedTask.Core.Bundles.Reading;

namespace SharedTask.Core.Tests.Bundles;

public sealed class PageMarkdownTests
{
    [Theory]
    [InlineData("<h2>Data</h2><p>Two <i>files</i>,<br>one line.</p>", "## Data\n\nTwo *files*,  \none line.\n")]
    [InlineData("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n\n  1. b\n- c\n")]
    [InlineData("<a href='https://example.org/x'>here</a> <a href='javascript:alert(1)'>not here</a>", "[here](https://example.org/x) not here\n")]
    [InlineData("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>x|y</td></tr></table>", "| A | B |\n| --- | --- |\n| 1 | x\\|y |\n")]
    [InlineData("<pre>a\n  b</pre>", "```\na\n  b\n```\n")]
    [InlineData("<blockquote><p>said</p></blockquote>", "> said\n>\n")]
    [InlineData("5 * 3 < 20 &amp; [x]", "5 \\* 3 \\< 20 & \\[x\\]\n")]
    public void Html_BecomesMarkdown(string html, string expected) => PageMarkdown.FromHtml(html).Markdown.ShouldBe(expected);

    [Fact]
    public void Html_ThatCouldRun_IsLeftBehindAndNamed()
    {
        var page = PageMarkdown.FromHtml("<p onclick='x()'>Hello</p><script>alert(1)</script><iframe src='https://example.org'></iframe><style>p{}</style><img src='data:image/png;base64,AA' alt='Figure'>");

        page.Markdown.ShouldBe("Hello\n\nFigure\n");
        page.Lost.ShouldBe(["iframe", "img", "script"]);
    }

    [Fact]
    public void Markdown_StaysAsItIs_UnlessItHoldsHtml()
    {
        const string Plain = "# Title\n\n1 < 2, a_b, `<tag>`\n";
        PageMarkdown.FromMarkdown("# Title\n\n* one\n").Markdown.ShouldBe("# Title\n\n* one\n");
        PageMarkdown.FromMarkdown(Plain).Markdown.ShouldContain("`<tag>`");
        PageMarkdown.FromMarkdown("# Title\n\n<div align=\"center\"><b>Bold</b></div>\n").Markdown.ShouldBe("# Title\n\n**Bold**\n");
    }

    [Fact]
    public void Html_NestedWithoutEnd_IsCutOff() =>
        PageMarkdown.FromHtml(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep").Markdown.Length.ShouldBeLessThan(100);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b><i>")]
    public void Page_OfNothingButOpeningTags_IsToldBeforeItIsParsed(string tags) =>
        HtmlNesting.IsTooDeep(string.Concat(Enumerable.Repeat(tags, 100_000))).ShouldBeTrue();

    [Theory]
    [InlineData("<p>one<br>")]
    [InlineData("<li>one")]
    [InlineData("<div><span>one</span></div>")]
    public void Page_ThatIsOnlyLong_IsNotTooDeep(string part) =>
        HtmlNesting.IsTooDeep(string.Concat(Enumerable.Repeat(part, 20_000))).ShouldBeFalse();
}
