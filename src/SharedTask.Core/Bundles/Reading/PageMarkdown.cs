using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Turns a page into Markdown without any HTML: what a page looks like is the site's matter, and what could run is left behind. The
/// words, headings, lists, tables, links and pictures stay.
/// </summary>
internal sealed partial class PageMarkdown
{
    /// <summary>Deeper than any page that a person wrote.</summary>
    private const int MostDepth = 100;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "iframe", "object", "embed", "form", "input", "button", "select", "textarea", "link", "meta", "base", "svg", "math", "template", "noscript", "video", "audio", "canvas", "frame", "frameset", "title",
    };

    private static readonly HashSet<string> WorthSaying = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "object", "embed", "form", "svg", "math", "video", "audio", "canvas", "frame",
    };

    private readonly StringBuilder output = new();
    private readonly SortedSet<string> lost = new(StringComparer.Ordinal);
    private string indent = "";

    private PageMarkdown()
    {
    }

    /// <summary>The text, and the elements that were left behind.</summary>
    internal readonly record struct Result(string Markdown, IReadOnlyCollection<string> Lost);

    public static Result FromHtml(string html)
    {
        var page = new PageMarkdown();
        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body)
        {
            page.Blocks(body, 0);
        }

        return new Result(BlankLines().Replace(page.output.ToString().Replace("\r", "", StringComparison.Ordinal), "\n\n").Trim() + "\n", page.lost);
    }

    /// <summary>Markdown stays as it is unless it holds HTML, which our pages do not show.</summary>
    public static Result FromMarkdown(string markdown) => Tag().IsMatch(markdown) && Nesting(markdown) < MostDepth
        ? FromHtml(Markdown.ToHtml(markdown, Pipeline))
        : new Result(markdown, []);

    /// <summary>A bound of how deep quotes and lists nest: the parser of Markdown goes down with them.</summary>
    private static int Nesting(string markdown) => markdown.Split('\n').Max(line => line.Count(letter => letter is '>' or '*' or '-' or '+' or '[')) / 2;

    private void Blocks(INode parent, int depth)
    {
        if (depth > MostDepth)
        {
            return;
        }

        var inline = new StringBuilder();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                Paragraph(inline);
                Block(element, depth + 1);
            }
            else
            {
                Inline(child, inline, depth + 1);
            }
        }

        Paragraph(inline);
    }

    private void Block(IElement element, int depth)
    {
        var name = element.LocalName;
        if (Drop(element))
        {
            return;
        }

        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                var title = OneLine(Inlines(element, depth));
                if (title.Length > 0)
                {
                    Line($"{new string('#', name[1] - '0')} {title}");
                }

                break;
            case "ul" or "ol":
                List(element, name == "ol", depth);
                break;
            case "table":
                Table(element, depth);
                break;
            case "pre":
                Line("```\n" + indent + element.TextContent.Trim('\n').Replace("```", "'''", StringComparison.Ordinal).Replace("\n", "\n" + indent, StringComparison.Ordinal) + "\n" + indent + "```");
                break;
            case "hr":
                Line("---");
                break;
            case "blockquote":
                Within("> ", () => Blocks(element, depth));
                break;
            default:
                Blocks(element, depth);
                break;
        }
    }

    private void List(IElement list, bool isNumbered, int depth)
    {
        var number = 1;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            var inner = new PageMarkdown();
            inner.Blocks(item, depth + 1);
            lost.UnionWith(inner.lost);
            var mark = isNumbered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var lines = BlankLines().Replace(inner.output.ToString().Trim(), "\n\n").Split('\n');
            var margin = "\n" + indent + new string(' ', mark.Length);
            output.Append(indent).Append(mark).AppendJoin("", lines.Select((line, i) => i == 0 ? line : line.Length == 0 ? "\n" + indent.TrimEnd() : margin + line)).Append('\n');
        }

        output.Append(indent).Append('\n');
    }

    private void Table(IElement table, int depth)
    {
        var rows = table.QuerySelectorAll("tr")
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => OneLine(Inlines(cell, depth))).ToList())
            .Where(row => row.Count > 0)
            .ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(row => row.Count);
        output.Append('\n');
        for (var i = 0; i < rows.Count; i++)
        {
            Cells(rows[i].Concat(Enumerable.Repeat("", width - rows[i].Count)));
            if (i == 0)
            {
                Cells(Enumerable.Repeat("---", width));
            }
        }

        output.Append('\n');

        void Cells(IEnumerable<string> cells) => output.Append(indent).Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private string Inlines(INode parent, int depth)
    {
        var text = new StringBuilder();
        foreach (var child in parent.ChildNodes)
        {
            Inline(child, text, depth + 1);
        }

        return text.ToString();
    }

    private void Inline(INode node, StringBuilder text, int depth)
    {
        if (node is IText plain)
        {
            text.Append(Escape(Spaces().Replace(plain.Data, " ")));
            return;
        }

        if (node is not IElement element || depth > MostDepth || Drop(element))
        {
            return;
        }

        var inner = element.LocalName is "br" or "img" ? "" : Inlines(element, depth);
        switch (element.LocalName)
        {
            case "br":
                text.Append("  \n");
                break;
            case "strong" or "b" when inner.Trim().Length > 0:
                text.Append(Around(inner, "**"));
                break;
            case "em" or "i" when inner.Trim().Length > 0:
                text.Append(Around(inner, "*"));
                break;
            case "code" or "tt" or "kbd":
                text.Append('`').Append(element.TextContent.Replace('`', '\'')).Append('`');
                break;
            case "a" when element is IHtmlAnchorElement && SafeAddress(element.GetAttribute("href")) is { } address && inner.Trim().Length > 0:
                text.Append('[').Append(OneLine(inner)).Append("](").Append(address).Append(')');
                break;
            case "img" when SafeAddress(element.GetAttribute("src")) is { } source:
                text.Append("![").Append(Escape(element.GetAttribute("alt") ?? "")).Append("](").Append(source).Append(')');
                break;
            case "img":
                lost.Add("img");
                text.Append(Escape(element.GetAttribute("alt") ?? ""));
                break;
            default:
                text.Append(inner);
                break;
        }
    }

    private bool Drop(IElement element)
    {
        if (!Dropped.Contains(element.LocalName))
        {
            return false;
        }

        if (WorthSaying.Contains(element.LocalName))
        {
            lost.Add(element.LocalName);
        }

        return true;
    }

    private void Paragraph(StringBuilder inline)
    {
        var text = inline.ToString().Trim();
        inline.Clear();
        if (text.Length > 0)
        {
            Line(text.Replace("\n", "\n" + indent, StringComparison.Ordinal));
        }
    }

    private void Line(string text) => output.Append(indent).Append(text).Append('\n').Append(indent.TrimEnd()).Append('\n');

    private void Within(string prefix, Action write)
    {
        var before = indent;
        indent += prefix;
        write();
        indent = before;
    }

    private static string Around(string inner, string mark) =>
        (char.IsWhiteSpace(inner[0]) ? " " : "") + mark + inner.Trim() + mark + (char.IsWhiteSpace(inner[^1]) ? " " : "");

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    private static string? SafeAddress(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal) : null;

    private static bool IsBlock(IElement element) => element.LocalName is "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "nav" or "aside"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "dt" or "dd" or "li" or "table" or "pre" or "hr" or "blockquote" or "center" or "figure" or "figcaption" or "address" or "details" or "summary" or "fieldset";

    [GeneratedRegex(@"[\\`*_\[\]<>#|~]", RegexOptions.None, 1000)]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n[ \t>]*\n(?:[ \t]*\n)+", RegexOptions.None, 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s[^<>]*)?/?>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
