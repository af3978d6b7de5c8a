using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A text that nodes are anchored in, and how mtool compares parts of it: by their characters, without blanks and without marks at their ends.</summary>
public sealed class MrpText
{
    private const string Blanks = " \t\n\f";
    private const string Marks = ".?!;,:“\"”‘'’()[]{}" + Blanks;

    private readonly bool[] isBlank;
    private readonly bool[] isMark;

    /// <summary>Takes a text.</summary>
    /// <param name="text">The text.</param>
    public MrpText(string text)
    {
        var points = new CodePoints();
        points.Load(text);
        isBlank = [.. points.Span.ToArray().Select(point => IsOneOf(Blanks, point))];
        isMark = [.. points.Span.ToArray().Select(point => IsOneOf(Marks, point))];
    }

    /// <summary>How many characters the text has.</summary>
    public int Length => isBlank.Length;

    /// <summary>Joins spans that touch or overlap, or have nothing but blanks between them and at the end of the first; then cuts off marks at their ends.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="text">The text; <see langword="null"/> if there is none.</param>
    /// <returns>The spans in the order of the text, some of them empty; <see langword="null"/> if they have no character.</returns>
    public static IReadOnlyList<TextSpan>? Join(IEnumerable<TextSpan> spans, MrpText? text)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.Where(span => span.From < span.To).OrderBy(span => span.From).ThenBy(span => span.To))
        {
            if (joined.Count > 0 && (span.From <= joined[^1].To || (text?.IsBlankFrom(joined[^1].To - 1, span.From) ?? false)))
            {
                joined[^1] = new(joined[^1].From, Math.Max(joined[^1].To, span.To));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined.Count == 0 ? null : text is null ? joined : [.. joined.Select(text.Trim)];
    }

    /// <summary>What is compared of the anchors of a node: with a text their characters, without one the anchors themselves.</summary>
    /// <param name="spans">The joined spans.</param>
    /// <param name="text">The text; <see langword="null"/> if there is none.</param>
    /// <returns>The same for the same anchors.</returns>
    public static string Key(IReadOnlyList<TextSpan> spans, MrpText? text)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var key = new StringBuilder(text is null ? "|" : string.Empty);
        foreach (var (from, to) in text is null ? spans : text.Words(spans))
        {
            key.Append(CultureInfo.InvariantCulture, $"{from}-{to} ");
        }

        return key.ToString();
    }

    /// <summary>The characters of spans but for blanks.</summary>
    /// <param name="spans">The joined spans.</param>
    /// <returns>A set of characters.</returns>
    internal BigSet Characters(IReadOnlyList<TextSpan> spans)
    {
        var set = new BigSet(Length);
        foreach (var character in Printed(spans))
        {
            set.Add(character);
        }

        return set;
    }

    private IEnumerable<int> Printed(IReadOnlyList<TextSpan> spans) =>
        spans.Where(span => span.From < span.To).SelectMany(span => Enumerable.Range(span.From, span.To - span.From)).Where(character => !isBlank[character]);

    private IEnumerable<TextSpan> Words(IReadOnlyList<TextSpan> spans)
    {
        var (from, to) = (0, 0);
        foreach (var character in Printed(spans))
        {
            if (character > to && from < to)
            {
                yield return new(from, to);
            }

            (from, to) = (character > to || from == to ? character : from, character + 1);
        }

        if (from < to)
        {
            yield return new(from, to);
        }
    }

    private bool IsBlankFrom(int from, int to) => !isBlank.AsSpan(Math.Min(from, Length)..Math.Min(to, Length)).Contains(false);

    private TextSpan Trim(TextSpan span)
    {
        var (from, to) = (span.From, Math.Min(span.To, Length));
        while (from < to && isMark[from])
        {
            from++;
        }

        while (to > from && isMark[to - 1])
        {
            to--;
        }

        return new(from, to);
    }

    private static bool IsOneOf(string characters, int point) => point <= char.MaxValue && characters.Contains((char)point, StringComparison.Ordinal);
}
