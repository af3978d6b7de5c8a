namespace SharedTask.Scoring.Formats.Amr;

/// <summary>What the comments before a graph say, such as <c># ::id nw_1 ::annotator A</c>.</summary>
internal sealed class AmrComments
{
    private const string Mark = "::";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>The value of a name; <see langword="null"/> if there is none.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Forgets the values, for the next graph.</summary>
    public void Clear() => values.Clear();

    /// <summary>Takes a line that begins with a number sign; a sentence goes on to its end.</summary>
    public void Take(string line)
    {
        var start = NextMark(line, 1);
        while (start >= 0)
        {
            var end = line.AsSpan(start).IndexOfAny(' ', '\t');
            var name = line[(start + Mark.Length)..(end < 0 ? line.Length : start + end)];
            var next = end < 0 || name is "snt" or "tok" ? -1 : NextMark(line, start + end);
            values[name] = end < 0 ? string.Empty : line[(start + end)..(next < 0 ? line.Length : next)].Trim();
            start = next;
        }
    }

    private static int NextMark(string line, int from)
    {
        var place = line.IndexOf(Mark, from, StringComparison.Ordinal);
        while (place > 0 && line[place - 1] is not (' ' or '\t' or '#'))
        {
            place = line.IndexOf(Mark, place + Mark.Length, StringComparison.Ordinal);
        }

        return place;
    }
}
