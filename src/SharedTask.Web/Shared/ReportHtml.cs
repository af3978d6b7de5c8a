using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using SharedTask.Core.Bundles.Reading;

namespace SharedTask.Web.Shared;

/// <summary>Cleans the page that a scoring program wrote: text, tables and pictures that it holds stay, everything that acts or loads goes.</summary>
public static partial class ReportHtml
{
    /// <summary>The cleaner goes down with the nesting; honest reports nest a few dozen levels.</summary>
    private const int MostDepth = 200;

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    public static string ToSafePage(string html) =>
        $"<!doctype html><html><head><meta charset=\"utf-8\"><style>body{{font-family:sans-serif;margin:1rem}}table{{border-collapse:collapse}}td,th{{border:1px solid;padding:.25rem .5rem}}</style></head><body>{Clean(html)}</body></html>";

    private static string Clean(string html)
    {
        if (HtmlNesting.IsTooDeep(html))
        {
            return $"<pre>{WebUtility.HtmlEncode(WebUtility.HtmlDecode(Tag().Replace(html, "")))}</pre>";
        }

        using var document = new HtmlParser().ParseDocument(html);
        return Depth(document) > MostDepth ? $"<pre>{WebUtility.HtmlEncode(document.Body?.TextContent ?? "")}</pre>" : Sanitizer.Sanitize(document.Body?.InnerHtml ?? "");
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    private static int Depth(INode root)
    {
        var (deepest, pending) = (0, new Stack<(INode Node, int Depth)>([(root, 0)]));
        while (pending.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes)
            {
                pending.Push((child, next.Depth + 1));
            }
        }

        return deepest;
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in new[] { "form", "input", "button", "select", "option", "textarea", "area", "map" })
        {
            sanitizer.AllowedTags.Remove(tag);
        }

        sanitizer.KeepChildNodes = false;
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.Add("data");
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedAttributes.Remove("href");
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
