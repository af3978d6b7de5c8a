using System.Text.Json;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Clustering;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("clustering")]
public sealed class ClusteringVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Clustering_EveryVector_EqualsScikitLearn()
    {
        var cases = VectorFolder.Cases("clustering.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var (gold, classes) = Numbered(one.GetProperty("gold"));
            var (predicted, clusters) = Numbered(one.GetProperty("predicted"));
            var report = new ClusteringReport(ConfusionMatrix.Count(Math.Max(classes, clusters), gold, predicted));
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                VectorFolder.ShouldEqual($"case {i}: {expected.Name}", expected.Value, Tolerance, Value(expected.Name, report));
            }
        }
    }

    private static double Value(string key, ClusteringReport report) => key switch
    {
        "ari" => report.AdjustedRandIndex,
        "nmi" => report.NormalizedMutualInformation,
        "ami" => report.AdjustedMutualInformation,
        "homogeneity" => report.Homogeneity,
        "completeness" => report.Completeness,
        "v_measure" => report.VMeasure,
        "fowlkes_mallows" => report.FowlkesMallows,
        "purity" => report.Purity,
        "bcubed_precision" => report.BCubedPrecision,
        "bcubed_recall" => report.BCubedRecall,
        "bcubed_f1" => report.BCubedF1,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };

    private static (int[] Numbers, int Count) Numbered(JsonElement array)
    {
        string[] names = [.. array.EnumerateArray().Select(VectorFolder.Label)];
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        return ([.. names.Select(name => distinct.IndexOf(name))], distinct.Count);
    }
}
