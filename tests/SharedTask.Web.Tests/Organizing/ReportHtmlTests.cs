using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Organizing;

public sealed class ReportHtmlTests
{
    [Fact]
    public void Report_KeepsWhatItSays_AndLosesWhatActs()
    {
        var page = ReportHtml.ToSafePage("<h1>Scores</h1><table><tr><td onclick=x()>0.5</td></tr></table><script>alert(1)</script><a href='https://example.org'>link</a><img src='data:image/png;base64,AA'><img src='https://example.org/x.png'><iframe src='x'></iframe><form><input></form>");

        page.ShouldContain("<h1>Scores</h1>");
        page.ShouldContain("<td>0.5</td>");
        page.ShouldContain("data:image/png;base64,AA");
        foreach (var gone in new[] { "script", "onclick", "href", "example.org", "iframe", "form", "input" })
        {
            page.ShouldNotContain(gone);
        }
    }

    [Fact]
    public void Report_NestedWithoutEnd_IsShownAsText() =>
        ReportHtml.ToSafePage(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "deep").ShouldContain("<pre>deep</pre>");
}
