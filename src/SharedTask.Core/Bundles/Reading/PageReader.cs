using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads the pages of a bundle, HTML or Markdown, as Markdown.</summary>
internal sealed class PageReader(ReadingContext context)
{
    public async Task<ImportPage?> ReadAsync(string title, string name, ImportPageKind kind, int line, string key, CancellationToken cancellationToken)
    {
        if (context.FindPart(name, line, key, FindingEffect.LeftOut) is not { } part)
        {
            return null;
        }

        if (part.IsFolder || await context.Bundle.ReadAsync(part.Path, context.Limits.TextBytes, cancellationToken) is not { } bytes)
        {
            context.Findings.Warning("page-not-text", context.File, line, key, FindingEffect.LeftOut, ("name", part.Path));
            return null;
        }

        var (text, encoding) = TextDecoder.Decode(bytes);
        if (encoding is not null)
        {
            context.Findings.Note("encoding", part.Path, null, null, FindingEffect.None, ("value", encoding));
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            context.Findings.Note("page-empty", context.File, line, key, FindingEffect.LeftOut, ("name", part.Path));
            return null;
        }

        var isHtml = part.Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || part.Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        if (HtmlNesting.IsTooDeep(text))
        {
            context.Findings.Warning("page-too-nested", context.File, line, key, FindingEffect.LeftOut, ("name", part.Path));
            return null;
        }

        var page = isHtml ? PageMarkdown.FromHtml(text) : PageMarkdown.FromMarkdown(text);
        if (page.Lost.Count > 0)
        {
            context.Findings.Note("page-cleaned", part.Path, null, null, FindingEffect.None, ("names", string.Join(", ", page.Lost)));
        }

        return new ImportPage(title, part.Path, kind, page.Markdown);
    }
}
