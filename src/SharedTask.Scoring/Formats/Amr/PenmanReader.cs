using System.Text;
using SharedTask.Scoring.Formats.Corrections;

namespace SharedTask.Scoring.Formats.Amr;

/// <summary>
/// Reads a file of graphs in Penman notation, <c>(w / want-01 :ARG0 (b / boy) :polarity -)</c>, parted by blank lines. Lines that begin with a
/// number sign are comments.
/// </summary>
internal sealed class PenmanReader
{
    /// <summary>The greatest number of graphs of a file.</summary>
    public const int MaxGraphs = 200_000;

    private readonly AmrComments comments;
    private readonly PenmanParser parser;
    private readonly Action<AmrItem> onGraph;
    private int count;

    private PenmanReader(AmrComments comments, PenmanParser parser, Action<AmrItem> onGraph) => (this.comments, this.parser, this.onGraph) = (comments, parser, onGraph);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="comments">Is given what comments say of the graph that is read.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="onGraph">Is given each graph.</param>
    /// <returns>The file's last line.</returns>
    public static long Read(InputFile file, AmrComments comments, ProblemList problems, Action<AmrItem> onGraph)
    {
        var reader = new PenmanReader(comments, new PenmanParser(file, problems), onGraph);
        using var lines = new LineReader(file, problems);
        while (reader.count <= MaxGraphs && lines.TryRead())
        {
            reader.Take(Encoding.UTF8.GetString(lines.Current), lines.Line);
        }

        reader.EndGraph();
        if (reader.count > MaxGraphs)
        {
            problems.LastError(ProblemCodes.TooManyRows, $"Line {lines.Line}: the file has more than {MaxGraphs} graphs up to here, the most that are read.", file.Name, lines.Line);
        }
        else if (reader.count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no graphs: expected some like (b / boy).", file.Name);
        }

        return lines.Line;
    }

    private void Take(string line, long number)
    {
        var trimmed = SpacedTokens.Trim(line);
        if (trimmed.Length == 0)
        {
            EndGraph();
        }
        else if (trimmed[0] == '#')
        {
            comments.Take(trimmed);
        }
        else
        {
            parser.Take(line, number);
        }
    }

    /// <summary>Comments belong to the graph behind them, with or without blank lines between.</summary>
    private void EndGraph()
    {
        var hasBegun = parser.HasBegun;
        if (parser.End() is { } graph)
        {
            count++;
            onGraph(new AmrItem(parser.Line, comments["id"] is { Length: > 0 } id ? id : null, graph));
        }

        if (hasBegun)
        {
            comments.Clear();
        }
    }
}
