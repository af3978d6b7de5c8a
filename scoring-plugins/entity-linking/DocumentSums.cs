using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.EntityLinking;
using SharedTask.Scoring.Statistics;

namespace EntityLinking;

/// <summary>The counts of some mentions, document by document.</summary>
internal sealed class DocumentSums
{
    private readonly List<int> documents = [];
    private readonly UnitSums sums;
    private readonly int[] all;

    /// <summary>Counts.</summary>
    /// <param name="gold">The mentions of the reference.</param>
    /// <param name="run">The mentions of the run.</param>
    public DocumentSums(IReadOnlyList<LinkedMention> gold, IReadOnlyList<LinkedMention> run)
    {
        var units = new Dictionary<int, int>();
        var wanted = Take(gold, units);
        GoldDocuments = documents.Count;
        var found = Take(run, units);
        sums = LinkingCounter.Count(wanted, found, documents.Count);
        all = [.. Enumerable.Range(0, documents.Count)];
        Total = sums.Total(all);
    }

    /// <summary>How many documents the reference has; they are the first ones.</summary>
    public int GoldDocuments { get; }

    /// <summary>The sums over all documents.</summary>
    public double[] Total { get; }

    /// <summary>The document of a unit.</summary>
    public int DocumentOf(int unit) => documents[unit];

    /// <summary>The counts of a document of the reference or, behind them, those of all others together.</summary>
    public IReadOnlyList<double> RowOrRest(int unit) => unit < GoldDocuments ? sums.Row(unit).ToArray() : sums.Total(all.AsSpan(GoldDocuments))[..sums.Columns];

    /// <summary>The measures of all documents and, drawn with replacement, of some.</summary>
    /// <param name="values">Computes the measures from sums.</param>
    /// <param name="isPaired">Whether the documents of the reference alone are drawn, and those beyond it always count: another run has others.</param>
    /// <returns>The measures.</returns>
    public SliceMeasure Measure(Func<double[], double[]> values, bool isPaired)
    {
        var drawn = isPaired ? GoldDocuments : all.Length;
        var rest = sums.Total(all.AsSpan(drawn));
        return new(values(Total), random => values([.. sums.Draw(all.AsSpan(0, drawn), random).Zip(rest, (sum, always) => sum + always)]));
    }

    private List<LinkedMention> Take(IReadOnlyList<LinkedMention> mentions, Dictionary<int, int> units)
    {
        var taken = new List<LinkedMention>(mentions.Count);
        foreach (var mention in mentions)
        {
            if (units.TryAdd(mention.Document, documents.Count))
            {
                documents.Add(mention.Document);
            }

            taken.Add(mention with { Document = units[mention.Document] });
        }

        return taken;
    }
}
