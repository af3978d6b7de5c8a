using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>How far annotators agree. A value that is undefined is NaN.</summary>
public sealed class AgreementReport
{
    private readonly AnnotationTable table;
    private readonly int[] items;
    private readonly AgreementOptions options;

    /// <summary>Sums up annotations.</summary>
    /// <param name="table">The annotations.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <param name="options">The open choices.</param>
    public AgreementReport(AnnotationTable table, ReadOnlySpan<int> items, AgreementOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        this.table = table;
        this.items = items.ToArray();
        this.options = options;
        Pairs = PairwiseAgreement.Of(table, items);
    }

    /// <summary>Every two annotators who have items in common, in the order of their numbers.</summary>
    public IReadOnlyList<AnnotatorPair> Pairs { get; }

    /// <summary>The means over all pairs.</summary>
    public PairwiseMeans AllPairs => PairwiseMeans.Of(Pairs, options.UndefinedKappa);

    /// <summary>The means over pairs of annotators of the same team.</summary>
    public PairwiseMeans WithinTeams => OfTeams((one, other) => one == other);

    /// <summary>The means over pairs of annotators of different teams.</summary>
    public PairwiseMeans AcrossTeams => OfTeams((one, other) => one != other);

    /// <summary>Krippendorff's α for labels without order.</summary>
    public double AlphaNominal => KrippendorffAlpha.Nominal(table, items);

    /// <summary>Krippendorff's α for ordered labels; NaN if they have no order.</summary>
    public double AlphaOrdinal => options.IsOrdered ? KrippendorffAlpha.Ordinal(table, items) : double.NaN;

    /// <summary>Krippendorff's α for numbers; NaN if labels are none.</summary>
    public double AlphaInterval => options.Numbers is { } numbers ? KrippendorffAlpha.Interval(table, items, numbers) : double.NaN;

    /// <summary>Krippendorff's α for numbers with a zero point; NaN if labels are none or one is negative.</summary>
    public double AlphaRatio => options.Numbers is { } numbers ? KrippendorffAlpha.Ratio(table, items, numbers) : double.NaN;

    /// <summary>
    /// The mean over items of the share of pairs of annotators that agree, in 0..1; items with fewer than two annotators are left out,
    /// NaN if no others remain.
    /// </summary>
    public double ObservedAgreement
    {
        get
        {
            var sum = default(CompensatedSum);
            var counted = 0;
            var ofItem = new long[table.LabelCount];
            foreach (var item in items)
            {
                var labels = table.Labels(item);
                if (labels.Length < 2)
                {
                    continue;
                }

                var agreeing = 0L;
                foreach (var label in labels)
                {
                    agreeing += 2 * ofItem[label]++;
                }

                foreach (var label in labels)
                {
                    ofItem[label] = 0;
                }

                sum.Add(agreeing / ((double)labels.Length * (labels.Length - 1)));
                counted++;
            }

            return counted == 0 ? double.NaN : sum.Value / counted;
        }
    }

    /// <summary>
    /// Fleiss' κ (Fleiss 1971), at most 1. It needs as many annotators, at least two, for every item: NaN otherwise. Where chance
    /// agreement is certain it is 1 if the options say so, or NaN.
    /// </summary>
    public double FleissKappa
    {
        get
        {
            var raters = items.Length == 0 ? 0 : table.Labels(items[0]).Length;
            if (raters < 2 || Array.Exists(items, item => table.Labels(item).Length != raters))
            {
                return double.NaN;
            }

            var counts = new long[table.LabelCount];
            foreach (var item in items)
            {
                foreach (var label in table.Labels(item))
                {
                    counts[label]++;
                }
            }

            Int128 total = (Int128)items.Length * raters, squares = 0;
            foreach (var count in counts)
            {
                squares += (Int128)count * count;
            }

            var disagreement = (double)((total * total) - squares) / (double)(total * total);
            return disagreement == 0
                ? options.UndefinedKappa == UndefinedKappa.One ? 1 : double.NaN
                : 1 - ((1 - ObservedAgreement) / disagreement);
        }
    }

    private PairwiseMeans OfTeams(Func<int, int, bool> isMeant) => PairwiseMeans.Of(
        options.Teams is { } teams
            ? [.. Pairs.Where(pair => teams[pair.First] >= 0 && teams[pair.Second] >= 0 && isMeant(teams[pair.First], teams[pair.Second]))]
            : [],
        options.UndefinedKappa);
}
