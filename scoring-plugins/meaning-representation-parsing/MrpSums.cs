using SharedTask.Scoring.Metrics.Mrp;
using SharedTask.Scoring.Statistics;

namespace MeaningRepresentationParsing;

/// <summary>What each graph adds to the scores.</summary>
internal sealed class MrpSums
{
    private const int Numbers = 3;

    private static readonly int Pieces = Enum.GetValues<MrpPiece>().Length;

    private static readonly int Missed = Numbers * (Pieces + 3);

    private readonly UnitSums sums;
    private readonly Func<int, int> frameworkOf;

    /// <summary>Makes room for graphs.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="frameworkOf">The number of a graph's framework.</param>
    public MrpSums(int count, Func<int, int> frameworkOf)
    {
        sums = new UnitSums(count, Missed + 1);
        this.frameworkOf = frameworkOf;
    }

    /// <summary>The names of a graph's numbers.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. from name in (string[])["tops", "labels", "properties", "anchors", "edges", "attributes", "sdp_labelled", "sdp_unlabelled", "edm"]
           from side in (string[])["gold", "run", "matched"]
           select $"{name}_{side}",
        "missed",
    ];

    /// <summary>Notes what two graphs have in common.</summary>
    /// <param name="item">The place of the graph of the reference.</param>
    /// <param name="comparison">The pieces.</param>
    /// <param name="dependencies">The dependencies.</param>
    public void Set(int item, MrpComparison comparison, MrpDependencies dependencies)
    {
        var row = sums.Row(item);
        foreach (var (place, tally) in comparison.Pieces.Concat([dependencies.Labelled, dependencies.Unlabelled, dependencies.Elementary]).Index())
        {
            (row[Numbers * place], row[(Numbers * place) + 1], row[(Numbers * place) + 2]) = (tally.Gold, tally.Run, tally.Matched);
        }

        row[Missed] = comparison.Missed;
    }

    /// <summary>A graph's numbers.</summary>
    public double[] Row(int item) => sums.Row(item).ToArray();

    /// <summary>The sums over graphs, for each of their frameworks.</summary>
    public IReadOnlyList<double[]> Totals(int[] items) => [.. Frameworks(items).Select(group => sums.Total(group))];

    /// <summary>The sums over as many graphs, drawn with replacement from each framework by itself.</summary>
    public IReadOnlyList<double[]> Draws(int[] items, Xoshiro256 random) => [.. Frameworks(items).Select(group => sums.Draw(group, random))];

    /// <summary>How much more could match, at most, under other mappings of nodes.</summary>
    public static double MissedOf(double[] row) => row[Missed];

    /// <summary>The counts of pieces or dependencies.</summary>
    public static MrpTally TallyOf(double[] row, MrpGroup group)
    {
        if (group <= MrpGroup.All)
        {
            return Enumerable.Range(0, Pieces).Select(piece => Tally(row, piece)).Aggregate((one, other) => one + other);
        }

        return Tally(row, group - MrpGroup.Tops);
    }

    /// <summary>The values of all metrics.</summary>
    /// <param name="frameworks">The sums of each framework.</param>
    public static double[] Values(IReadOnlyList<double[]> frameworks) => [.. MrpMetric.All.Select(metric => Value(frameworks, metric))];

    private static double Value(IReadOnlyList<double[]> frameworks, MrpMetric metric)
    {
        if (frameworks.Count == 0)
        {
            return 0;
        }

        var tallies = frameworks.Select(row => TallyOf(row, metric.Group));
        return metric.Group == MrpGroup.Macro ? tallies.Average(tally => Share(tally, metric)) : Share(tallies.Aggregate((one, other) => one + other), metric);
    }

    private static double Share(MrpTally tally, MrpMetric metric) => metric.Share switch { "precision" => tally.Precision, "recall" => tally.Recall, _ => tally.F1 };

    private static MrpTally Tally(double[] row, int place) => new(row[Numbers * place], row[(Numbers * place) + 1], row[(Numbers * place) + 2]);

    private IEnumerable<int[]> Frameworks(int[] items) => items.GroupBy(frameworkOf).OrderBy(group => group.Key).Select(group => group.ToArray());
}
