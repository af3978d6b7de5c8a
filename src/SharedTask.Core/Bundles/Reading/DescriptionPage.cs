using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>A description that is too long for a summary: the whole of it opens the overview, and its beginning is the summary.</summary>
internal static class DescriptionPage
{
    private const int MostSummary = 1000;

    public static (string Summary, IReadOnlyList<ImportPage> Pages) Place(Section top, IReadOnlyList<ImportPage> pages, ReadingContext context)
    {
        var text = top.Text("description") ?? "";
        if (text.Length <= MostSummary)
        {
            return (text, pages);
        }

        context.Findings.Note("description-long", context.File, top.LineOf("description"), "description", FindingEffect.None, ("limit", MostSummary));
        var end = text.LastIndexOfAny([' ', '\n'], MostSummary - 1) is > MostSummary / 2 and var space ? space : MostSummary - 1;
        var page = new ImportPage("Description", context.File, ImportPageKind.Overview, PageMarkdown.FromMarkdown(text).Markdown);
        return ($"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…", [page, .. pages]);
    }
}
