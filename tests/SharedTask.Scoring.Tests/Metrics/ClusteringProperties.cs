using CsCheck;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Clustering;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ClusteringProperties
{
    private static readonly Gen<(int Gold, int Predicted)[]> Clusterings = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 6]).Array[1, 40];

    [Fact]
    public void PerfectClustering_IsMaximal() => Clusterings.Sample(items =>
    {
        var report = Report([.. items.Select(item => (item.Gold, 6 - item.Gold))]);
        var isSplitCompletely = items.Select(item => item.Gold).Distinct().Count() == items.Length;

        double[] values =
        [
            report.AdjustedRandIndex, report.NormalizedMutualInformation, report.Homogeneity, report.Completeness, report.VMeasure,
            report.Purity, report.BCubedPrecision, report.BCubedRecall, report.BCubedF1,
        ];
        values.ShouldAllBe(value => value == 1);
        if (!isSplitCompletely)
        {
            report.FowlkesMallows.ShouldBe(1);
            report.AdjustedMutualInformation.ShouldBe(1, 1e-12);
        }
    });

    [Fact]
    public void NamesAndOrderOfItems_ChangeNothing() => Clusterings.Sample(items =>
        Values(Report([.. items.Reverse().Select(item => (4 - item.Gold, (item.Predicted * 3) % 7))])).ShouldBe(Values(Report(items))));

    [Fact]
    public void ExchangedSides_ExchangeHomogeneityAndCompleteness() => Clusterings.Sample(items =>
    {
        var (one, other) = (Report(items), Report([.. items.Select(item => (item.Predicted, item.Gold))]));

        other.Homogeneity.ShouldBe(one.Completeness);
        other.BCubedRecall.ShouldBe(one.BCubedPrecision, 1e-12);
        other.AdjustedRandIndex.ShouldBe(one.AdjustedRandIndex, 1e-12);
        other.AdjustedMutualInformation.ShouldBe(one.AdjustedMutualInformation, 1e-9);
        other.FowlkesMallows.ShouldBe(one.FowlkesMallows, 1e-12);
    });

    [Fact]
    public void EveryValue_StaysInItsRange() => Clusterings.Sample(items =>
    {
        var report = Report(items);

        Values(report).ShouldAllBe(value => value <= 1);
        Values(report).Skip(2).ShouldAllBe(value => value >= 0);
        report.AdjustedRandIndex.ShouldBeGreaterThanOrEqualTo(-0.5);
    });

    [Fact]
    public void AdjustedRandIndexAndFowlkesMallows_EqualTheCountsOverAllPairs() => Clusterings.Where(items => items.Length > 1).Sample(items =>
    {
        double both = 0, gold = 0, predicted = 0, pairs = 0;
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (inGold, inPredicted) = (items[i].Gold == items[j].Gold, items[i].Predicted == items[j].Predicted);
                pairs++;
                both += inGold && inPredicted ? 1 : 0;
                gold += inGold ? 1 : 0;
                predicted += inPredicted ? 1 : 0;
            }
        }

        var report = Report(items);
        var expected = gold * predicted / pairs;
        var range = ((gold + predicted) / 2) - expected;
        report.AdjustedRandIndex.ShouldBe(range == 0 ? 1 : (both - expected) / range, 1e-9);
        report.FowlkesMallows.ShouldBe(both == 0 ? 0 : both / Math.Sqrt(gold * predicted), 1e-12);
    });

    [Fact]
    public void ExpectedMutualInformation_IsTheMeanOverAllPermutations() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[3, 6].Sample(
        items =>
        {
            var report = Report(items);
            int[] gold = [.. items.Select(item => item.Item1)];
            int[] predicted = [.. items.Select(item => item.Item2)];
            var informations = Permutations(predicted).Select(permuted => Report([.. gold.Zip(permuted)]).MutualInformation).ToList();
            var expected = informations.Average();
            var mean = (Entropy(gold) + Entropy(predicted)) / 2;
            if (mean - expected > 1e-9)
            {
                report.AdjustedMutualInformation.ShouldBe((report.MutualInformation - expected) / (mean - expected), 1e-9);
            }
        },
        iter: 60);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(30, 1)]
    public void AdjustedMutualInformation_OfSingletons_IsWhatScikitLearnGives(int items, double expected) =>
        Report([.. Enumerable.Range(0, items).Select(item => (item, items - 1 - item))]).AdjustedMutualInformation.ShouldBe(expected);

    [Fact]
    public void LargeClusters_KeepTheirDigits()
    {
        // A million items in two by two: the mutual information of 500,000 heads and 500,000 tails that agree by chance alone.
        var (gold, predicted) = (new int[1_000_000], new int[1_000_000]);
        for (var item = 0; item < gold.Length; item++)
        {
            gold[item] = item % 2;
            predicted[item] = item / 2 % 2;
        }

        var report = new ClusteringReport(ConfusionMatrix.Count(2, gold, predicted));

        report.MutualInformation.ShouldBe(0);

        // E[MI] is about 1 / 2n for a table of two by two; the adjusted value is its negative over the rest of ln 2.
        report.AdjustedMutualInformation.ShouldBe(-0.5e-6 / (Math.Log(2) - 0.5e-6), 1e-11);
    }

    [Fact]
    public void NoItems_HaveNoShares()
    {
        var report = Report([]);

        (report.Purity, report.BCubedPrecision, report.BCubedRecall, report.BCubedF1).ShouldBe((double.NaN, double.NaN, double.NaN, double.NaN));
        (report.AdjustedRandIndex, report.NormalizedMutualInformation, report.AdjustedMutualInformation, report.VMeasure).ShouldBe((1, 1, 1, 1));
    }

    private static ClusteringReport Report((int Gold, int Predicted)[] items) =>
        new(ConfusionMatrix.Count(40, [.. items.Select(item => item.Gold)], [.. items.Select(item => item.Predicted)]));

    private static double[] Values(ClusteringReport report) =>
    [
        report.AdjustedRandIndex, report.AdjustedMutualInformation, report.NormalizedMutualInformation, report.Homogeneity, report.Completeness, report.VMeasure,
        report.FowlkesMallows, report.Purity, report.BCubedPrecision, report.BCubedRecall, report.BCubedF1,
    ];

    private static double Entropy(int[] labels) => labels.CountBy(label => label).Sum(entry => -(double)entry.Value / labels.Length * Math.Log((double)entry.Value / labels.Length));

    private static IEnumerable<int[]> Permutations(int[] values) => values.Length <= 1
        ? [values]
        : Enumerable.Range(0, values.Length).SelectMany(i => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (int[])[values[i], .. rest]));
}
