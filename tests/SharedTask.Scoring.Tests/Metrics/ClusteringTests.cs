using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Clustering;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ClusteringTests
{
    [Fact]
    public void OneClassInOneCluster_IsPerfect()
    {
        var report = new ClusteringReport(ConfusionMatrix.Count(1, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]));

        (report.AdjustedMutualInformation, report.NormalizedMutualInformation, report.AdjustedRandIndex, report.VMeasure).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void UnrelatedClusters_ShareNoInformation()
    {
        var report = new ClusteringReport(ConfusionMatrix.Count(2, [0, 0, 1, 1], [0, 1, 0, 1]));

        (report.NormalizedMutualInformation, report.VMeasure, report.FowlkesMallows).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void CellsThatAResampleLacks_CountAsIfTheyWereNotThere()
    {
        var table = ConfusionMatrix.Count(3, [0, 0, 1, 1, 2], [0, 0, 1, 0, 2]);
        var lacking = new ClusteringReport(table.WithCounts([2, 1, 2, 0]));
        var plain = new ClusteringReport(ConfusionMatrix.Count(2, [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]));

        (lacking.MutualInformation, lacking.AdjustedMutualInformation, lacking.BCubedF1, lacking.Purity)
            .ShouldBe((plain.MutualInformation, plain.AdjustedMutualInformation, plain.BCubedF1, plain.Purity));
    }
}
