using System.Text.RegularExpressions;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>Finds the pieces of a text that belong together, in whatever format it is.</summary>
internal static partial class TextPieces
{
    private static readonly Func<string, List<Range>>[] Kinds =
        [Brackets, Elements, text => All(Quoted(), text), text => All(Words(), text), text => All(Cells(), text), text => All(Lines(), text), text => All(Blocks(), text)];

    /// <summary>All pieces of some kind: what stands between brackets, elements of XML, quotations, words, cells, lines, or blocks of lines.</summary>
    public static List<Range> Any(string text, Random random) => Kinds[random.Next(Kinds.Length)](text);

    private static List<Range> Brackets(string text)
    {
        var pieces = new List<Range>();
        var open = new Stack<int>();
        foreach (Match bracket in Bracket().Matches(text))
        {
            if (bracket.Value is "(" or "[" or "{")
            {
                open.Push(bracket.Index);
            }
            else if (open.TryPop(out var start))
            {
                pieces.Add(start..(bracket.Index + 1));
            }
        }

        return pieces;
    }

    private static List<Range> Elements(string text)
    {
        var pieces = new List<Range>();
        var open = new Stack<int>();
        foreach (Match tag in Tag().Matches(text))
        {
            if (tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                pieces.Add(tag.Index..(tag.Index + tag.Length));
            }
            else if (!tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                open.Push(tag.Index);
            }
            else if (open.TryPop(out var start))
            {
                pieces.Add(start..(tag.Index + tag.Length));
            }
        }

        return pieces;
    }

    private static List<Range> All(Regex regex, string text) => [.. regex.Matches(text).Select(match => match.Index..(match.Index + match.Length))];

    [GeneratedRegex(@"[()\[\]{}]")]
    private static partial Regex Bracket();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w.:+-]+")]
    private static partial Regex Words();

    [GeneratedRegex("[^\t,|\n]+")]
    private static partial Regex Cells();

    [GeneratedRegex("[^\n]*\n")]
    private static partial Regex Lines();

    [GeneratedRegex("(?:[^\n]+\n)+\n*")]
    private static partial Regex Blocks();
}
