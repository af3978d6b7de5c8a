using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Mrp;
using SharedTask.Scoring.Metrics.Mrp;

namespace MeaningRepresentationParsing;

/// <summary>What is shown beside the scores.</summary>
internal static class MrpTables
{
    private const int MaxRows = 200;

    private static readonly MrpGroup[] Pieces = [.. Enum.GetValues<MrpGroup>().Where(group => group is >= MrpGroup.Tops and <= MrpGroup.Attributes)];

    /// <summary>The scores of each framework, and their means, as the shared tasks publish them.</summary>
    public static ScoreTable PerFramework(MrpData data, MrpSums sums, int[] items)
    {
        int[][] groups = [.. data.Frameworks.Select(framework => items.Where(item => data.GoldOf(item).Framework == framework).ToArray()).Where(group => group.Length > 0)];
        var values = groups.Select(group => Shares(sums.Totals(group)[0])).ToList();
        double[] means = values.Count == 0 ? [] : [.. values[0].Select((_, column) => values.Average(row => row[column]))];
        return new(
            "Per framework",
            ["Framework", "Graphs", "F1", "Precision", "Recall", .. Pieces.Select(piece => piece + " F1")],
            [
                .. groups.Zip(values, (group, row) => (IReadOnlyList<string>)[Excerpt.Of(data.GoldOf(group[0]).Framework), Whole(group.Length), .. row.Select(Share)]),
                ["Mean", Whole(items.Length), .. means.Select(Share)],
            ]);
    }

    /// <summary>How sure it is that the best mappings were found.</summary>
    public static ScoreTable Search(MrpSums sums, int[] items)
    {
        IReadOnlyList<string> Row(string title, Func<double, bool> isMeant)
        {
            double[][] meant = [.. items.Select(sums.Row).Where(row => isMeant(MrpSums.MissedOf(row)))];
            var total = meant.Aggregate(default(MrpTally), (sum, row) => sum + MrpSums.TallyOf(row, MrpGroup.All));
            var most = total with { Matched = Math.Min(total.Matched + meant.Sum(MrpSums.MissedOf), Math.Min(total.Gold, total.Run)) };
            return [title, Whole(meant.Length), Whole(total.Matched), Whole(most.Matched), Share(total.F1), Share(most.F1)];
        }

        return new(
            "Mappings of nodes",
            ["Mapping", "Graphs", "Pieces that match", "At most", "F1", "F1 at most"],
            [Row("Proven to be the best", missed => missed == 0), Row("Best that was found", missed => missed > 0), Row("All", _ => true)]);
    }

    /// <summary>The scores of the first graphs.</summary>
    public static ScoreTable PerGraph(MrpData data, MrpSums sums, int[] items) => new(
        "Per graph",
        ["Graph", "F1", "Precision", "Recall", .. Pieces.Select(piece => piece + " F1"), "Proven"],
        [.. items.Take(MaxRows).Select(item => (IReadOnlyList<string>)[Excerpt.Of(data.IdOf(item)), .. Shares(sums.Row(item)).Select(Share), MrpSums.MissedOf(sums.Row(item)) == 0 ? "yes" : "no"])]);

    private static double[] Shares(double[] row)
    {
        var all = MrpSums.TallyOf(row, MrpGroup.All);
        return [all.F1, all.Precision, all.Recall, .. Pieces.Select(piece => MrpSums.TallyOf(row, piece).F1)];
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
