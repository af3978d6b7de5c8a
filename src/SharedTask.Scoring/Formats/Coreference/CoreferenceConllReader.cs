using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>
/// Reads the last column of the CoNLL 2012 shared task. Documents stand between <c>#begin document NAME</c> and <c>#end document</c>; a
/// token per line; <c>(7</c> begins a mention of cluster 7, <c>7)</c> ends the latest one, <c>(7)</c> is one of a single token, parted by
/// vertical bars; a hyphen or an underscore stands for nothing.
/// </summary>
internal sealed class CoreferenceConllReader
{
    private const string Column = "last column";

    private readonly InputFile file;
    private readonly ProblemList problems;
    private readonly Action<CoreferenceDocument> onDocument;
    private readonly ClusterBuilder builder;
    private readonly Dictionary<string, Stack<(int Token, long Line)>> open = new(StringComparer.Ordinal);
    private readonly List<string> ends = [];
    private string? name;
    private long nameLine;
    private int token;
    private bool hasStray;

    private CoreferenceConllReader(InputFile file, ProblemList problems, Action<CoreferenceDocument> onDocument)
    {
        this.file = file;
        this.problems = problems;
        this.onDocument = onDocument;
        builder = new ClusterBuilder(file, Column, problems);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="onDocument">Is given each document.</param>
    /// <returns>The file's last line.</returns>
    public static long Read(InputFile file, ProblemList problems, Action<CoreferenceDocument> onDocument)
    {
        var reader = new CoreferenceConllReader(file, problems, onDocument);
        using var lines = new LineReader(file, problems);
        while (lines.TryRead())
        {
            if (!lines.IsTooLong)
            {
                reader.Take(lines.Current.Trim(" \t\r"u8), lines.Line);
            }
        }

        reader.EndDocument();
        return lines.Line;
    }

    private static bool TryMarker(ReadOnlySpan<byte> line, ReadOnlySpan<byte> marker, out ReadOnlySpan<byte> rest)
    {
        var text = line.StartsWith("#"u8) ? line[1..].TrimStart(" \t"u8) : default;
        rest = text.StartsWith(marker) ? text[marker.Length..].Trim(" \t"u8) : default;
        return text.StartsWith(marker);
    }

    private void Take(ReadOnlySpan<byte> line, long number)
    {
        if (line.IsEmpty)
        {
            return;
        }

        if (TryMarker(line, "begin document"u8, out var title))
        {
            EndDocument();
            (name, nameLine, token) = (Encoding.UTF8.GetString(title), number, 0);
        }
        else if (TryMarker(line, "end document"u8, out _))
        {
            EndDocument();
        }
        else if (name is not null)
        {
            TakeToken(line[(line.LastIndexOfAny(" \t"u8) + 1)..], number);
            token++;
        }
        else if (line[0] != (byte)'#' && !hasStray)
        {
            hasStray = true;
            problems.Error(ProblemCodes.MalformedTag, $"Line {number}: a token stands outside of a document. Documents stand between \"#begin document NAME\" and \"#end document\".", file.Name, number);
        }
    }

    /// <summary>Mentions begin before others end, as in the reference scorer: one of a single token may be written as both.</summary>
    private void TakeToken(ReadOnlySpan<byte> cell, long number)
    {
        if (cell.SequenceEqual("-"u8) || cell.SequenceEqual("_"u8) || cell.SequenceEqual("*"u8))
        {
            return;
        }

        ends.Clear();
        foreach (var range in cell.Split((byte)'|'))
        {
            if (!TryTakePart(cell[range], number))
            {
                var value = Excerpt.Of(cell);
                problems.Error(
                    ProblemCodes.MalformedTag, $"Line {number}: \"{value}\" is not a hyphen, nor like (7, 7) or (7), parted by vertical bars.", file.Name, number, Column, value);
                return;
            }
        }

        ends.ForEach(cluster => End(cluster, number));
    }

    private bool TryTakePart(ReadOnlySpan<byte> part, long number)
    {
        var begins = part.StartsWith("("u8);
        var isEnd = part.EndsWith(")"u8);
        var digits = part[(begins ? 1 : 0)..Math.Max(begins ? 1 : 0, part.Length - (isEnd ? 1 : 0))];
        if (!(begins || isEnd) || digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var cluster = Encoding.UTF8.GetString(digits);
        if (begins && isEnd)
        {
            builder.Add(cluster, Mention(token, token), number);
        }
        else if (begins)
        {
            Starts(cluster).Push((token, number));
        }
        else
        {
            ends.Add(cluster);
        }

        return true;
    }

    private Stack<(int Token, long Line)> Starts(string cluster)
    {
        if (!open.TryGetValue(cluster, out var starts))
        {
            open.Add(cluster, starts = new());
        }

        return starts;
    }

    private void End(string cluster, long number)
    {
        if (Starts(cluster).TryPop(out var start))
        {
            builder.Add(cluster, Mention(start.Token, token), number);
            return;
        }

        problems.Error(ProblemCodes.InvalidSpan, $"Line {number}: a mention of cluster {Excerpt.Of(cluster)} ends that has not begun.", file.Name, number, Column, Excerpt.Of(cluster));
    }

    private void EndDocument()
    {
        foreach (var (cluster, starts) in open)
        {
            foreach (var (_, line) in starts)
            {
                problems.Error(ProblemCodes.InvalidSpan, $"Line {line}: a mention of cluster {Excerpt.Of(cluster)} begins that does not end in its document.", file.Name, line, Column, Excerpt.Of(cluster));
            }
        }

        open.Clear();
        if (name is not null)
        {
            onDocument(builder.End(name, nameLine, token));
            name = null;
        }
    }

    private static string Mention(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"[{first}, {last}]");
}
