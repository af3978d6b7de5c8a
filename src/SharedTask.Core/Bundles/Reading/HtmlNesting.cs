using System.Text.RegularExpressions;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Bounds how deep a stranger's HTML nests before it is parsed: for each element a parser looks through all that are open around it, so
/// that a megabyte of opening tags takes minutes.
/// </summary>
public static partial class HtmlNesting
{
    /// <summary>Deeper than any page that people or their tools write.</summary>
    private const int Most = 3000;

    /// <summary>Elements that have no end tag, or close by themselves when the next one opens.</summary>
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup",
    };

    public static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (tag.Groups["end"].Length > 0)
            {
                depth = Math.Max(0, depth - (Flat.Contains(tag.Groups["name"].Value) ? 0 : 1));
            }
            else if (!Flat.Contains(tag.Groups["name"].Value) && ++depth > Most)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
