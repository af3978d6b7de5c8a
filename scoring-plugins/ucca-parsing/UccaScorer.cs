using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Ucca;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Ucca;
using SharedTask.Scoring.Statistics;

namespace UccaParsing;

/// <summary>Scores passages annotated with universal conceptual cognitive annotation.</summary>
public sealed class UccaScorer : IScorer
{
    private const int MaxTableRows = 200;

    private static readonly UccaEdgeKind[] Kinds = Enum.GetValues<UccaEdgeKind>();

    private static readonly string[] Keys = [.. UccaMetric.All.Select(metric => metric.Key)];

    private static readonly string[] Columns = [.. from kind in Kinds from name in UccaTally.Names select $"{kind.ToString().ToLowerInvariant()}_{name}"];

    /// <inheritdoc/>
    public PluginManifest Manifest => UccaManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var missing = input.Parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        int totalKinds = input.Parameters.Choice("total", "all", "primary_and_remote") == "all" ? 3 : 2;
        var data = UccaData.Read(input.Files, new UccaOptions(missing != "error", input.Parameters.Texts("slices")));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int item) => missing != "ignore" || data.RunOf(item) is not null;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var sums = new UnitSums(data.Count, Columns.Length);
        var categories = new SortedDictionary<string, UccaTally>(StringComparer.Ordinal);
        foreach (var item in all)
        {
            Compare(data, item, sums.Row(item), categories);
        }

        SliceMeasure Measure(int[] items) => new(Values(sums.Total(items), totalKinds), random => Values(sums.Draw(items, random), totalKinds));
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [PerCategory(categories), PerPassage(data, sums, all, totalKinds)])
        {
            Statistics = new ItemStatistics(Columns, all.Length, unit => data.IdOf(all[unit]), unit => sums.Row(all[unit]).ToArray()),
        };
    }

    private static void Compare(UccaData data, int item, Span<double> row, SortedDictionary<string, UccaTally> categories)
    {
        var comparison = UccaComparison.Of(data.RunOf(item), data.GoldOf(item));
        foreach (var kind in Kinds)
        {
            comparison.Kinds[(int)kind].Write(row[((int)kind * UccaTally.Names.Count)..]);
        }

        foreach (var (category, tally) in comparison.Categories)
        {
            categories[category] = categories.GetValueOrDefault(category, UccaTally.None).Plus(tally);
        }
    }

    private static UccaTally TallyOf(ReadOnlySpan<double> sums, UccaEdgeKind kind) => UccaTally.Read(sums[((int)kind * UccaTally.Names.Count)..]);

    private static UccaTally Total(ReadOnlySpan<double> sums, int kinds)
    {
        var total = UccaTally.None;
        foreach (var kind in Kinds.AsSpan(0, kinds))
        {
            total = total.Plus(TallyOf(sums, kind));
        }

        return total;
    }

    private static double[] Values(double[] sums, int totalKinds) =>
        [.. UccaMetric.All.Select(metric => metric.Of(metric.Kind is { } kind ? TallyOf(sums, kind) : Total(sums, totalKinds)))];

    private static ScoreTable PerCategory(SortedDictionary<string, UccaTally> categories) => new(
        "Labelled, per category of the reference",
        ["Category", "F1", "Precision", "Recall", "Edges in common", "Of the run", "Of the reference"],
        [.. categories.Where(one => one.Value.Run + one.Value.Gold > 0).Take(MaxTableRows).Select(one => Row(UccaCategories.TitleOf(one.Key), one.Value))]);

    private static ScoreTable PerPassage(UccaData data, UnitSums sums, int[] items, int totalKinds) => new(
        "Labelled, per passage",
        ["Passage", "F1", "Precision", "Recall", "Edges in common", "Of the run", "Of the reference"],
        [.. items.Take(MaxTableRows).Select(item => Row(data.IdOf(item), Total(sums.Row(item), totalKinds)))]);

    private static IReadOnlyList<string> Row(string name, UccaTally tally)
    {
        var shares = tally.Shares(UccaLabels.Labelled);
        return [Excerpt.Of(name), Share(shares.F1), Share(shares.Precision), Share(shares.Recall), Whole(tally.Labelled), Whole(tally.Run), Whole(tally.Gold)];
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
