using CsCheck;
using SharedTask.Scoring.Metrics.Coreference;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class CoreferenceProperties
{
    /// <summary>For each of some mentions its cluster, or none.</summary>
    private static readonly Gen<int[]> Partitions = Gen.Int[-1, 4].Array[1, 12];

    private static readonly Gen<(int[] Gold, int[] Run)> Pairs = Gen.Select(Partitions, Partitions);

    [Fact]
    public void Scores_AreFromZeroToOne() => Pairs.Sample(pair =>
    {
        var report = Report(pair.Gold, pair.Run);

        foreach (var score in new[] { report.Mentions, report.Muc, report.BCubed, report.CeafM, report.CeafE, report.Lea })
        {
            score.Recall.ShouldBeInRange(0, 1 + 1e-12);
            score.Precision.ShouldBeInRange(0, 1 + 1e-12);
        }
    });

    [Fact]
    public void SameClustersByOtherNames_ArePerfect() => Partitions.Where(partition => partition.Any(cluster => cluster >= 0)).Sample(partition =>
    {
        var report = Report(partition, [.. partition.Select(cluster => cluster < 0 ? -1 : 4 - cluster)]);

        foreach (var score in new[] { report.Mentions, report.BCubed, report.CeafM, report.CeafE, report.Lea })
        {
            score.F1.ShouldBe(1, 1e-12);
        }
    });

    [Fact]
    public void SidesChanged_ChangeRecallAndPrecision() => Pairs.Sample(pair =>
    {
        var (one, other) = (Report(pair.Gold, pair.Run), Report(pair.Run, pair.Gold));

        foreach (var (score, changed) in new[] { (one.Muc, other.Muc), (one.BCubed, other.BCubed), (one.CeafM, other.CeafM), (one.CeafE, other.CeafE), (one.Lea, other.Lea) })
        {
            score.Recall.ShouldBe(changed.Precision, 1e-12);
            score.Precision.ShouldBe(changed.Recall, 1e-12);
        }
    });

    /// <summary>Many mentions in six clusters each: nearly every two clusters have some in common.</summary>
    [Fact]
    public void BestPairsOfClusters_AreThoseOfAllWaysTried() => Gen.Select(Gen.Int[0, 5].Array[40], Gen.Int[0, 5].Array[40]).Sample((goldOf, runOf) =>
    {
        var (gold, run) = (Clusters(goldOf), Clusters(runOf));
        int[][] common = [.. gold.Select(wanted => run.Select(found => wanted.Intersect(found, StringComparer.Ordinal).Count()).ToArray())];
        double Best(int g, int taken, Func<int, int, double> weight) => g == gold.Count ? 0
            : Enumerable.Range(0, run.Count).Where(r => (taken >> r & 1) == 0).Select(r => weight(g, r) + Best(g + 1, taken | 1 << r, weight)).Append(Best(g + 1, taken, weight)).Max();

        var counts = new ClusterOverlap(gold, run).Count();

        counts.SharedMentions.ShouldBe(Best(0, 0, (g, r) => common[g][r]), 1e-12);
        counts.Similarity.ShouldBe(Best(0, 0, (g, r) => 2.0 * common[g][r] / (gold[g].Count + run[r].Count)), 1e-12);
    });

    private static CoreferenceReport Report(int[] gold, int[] run)
    {
        var row = new double[DocumentCounts.Names.Count];
        new ClusterOverlap(Clusters(gold), Clusters(run)).Count().Write(row);
        return new CoreferenceReport(row);
    }

    private static List<IReadOnlyList<string>> Clusters(int[] partition) =>
    [
        .. Enumerable.Range(0, partition.Length).Where(mention => partition[mention] >= 0).GroupBy(mention => partition[mention])
            .Select(cluster => (IReadOnlyList<string>)[.. cluster.Select(mention => $"m{mention}")]),
    ];
}
