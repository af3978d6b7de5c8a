using System.Text.Json;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.MultiLabel;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("multilabel")]
public sealed class MultiLabelVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void MultiLabel_EveryVector_EqualsScikitLearn()
    {
        var cases = VectorFolder.Cases("multilabel.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Check($"case {i}: {expected.Name}", one, expected.Name, expected.Value);
            }
        }
    }

    private static void Check(string where, JsonElement one, string key, JsonElement expected)
    {
        var labels = Labels(one);
        switch (key.Split('.'))
        {
            case ["exact_match"]: ShouldEqual(Report(one, labels, new()).ExactMatch); break;
            case ["hamming_loss"]: ShouldEqual(Report(one, labels, new()).HammingLoss); break;
            case ["jaccard", var average, .. var zd]: ShouldEqual(Jaccard(Report(one, labels, Options(zd)).Jaccard, average)); break;
            case ["per_class", .. var zd]:
                var perClass = Report(one, labels, Options(zd));
                foreach (var label in expected.EnumerateObject())
                {
                    var index = labels.IndexOf(label.Name);
                    VectorFolder.ShouldEqual($"{where} {label.Name}", label.Value, Tolerance, [.. Triple(perClass.OfClass(index)), perClass.Support(index)]);
                }

                break;
            case [var average, "labels_subset"]:
                int[] subset = [.. expected.GetProperty("labels").EnumerateArray().Select(label => labels.IndexOf(VectorFolder.Label(label)))];
                VectorFolder.ShouldEqual(where, expected.GetProperty("f1"), Tolerance, Average(Report(one, labels, new(AveragedLabels: subset)), average).F1);
                break;
            case [var average, .. var zd]: ShouldEqual(Triple(Average(Report(one, labels, Options(zd)), average))); break;
            default: throw new InvalidOperationException($"No test covers the expected key {key}.");
        }

        void ShouldEqual(params double[] values) => VectorFolder.ShouldEqual(where, expected, Tolerance, values);
    }

    private static MultiLabelOptions Options(string[] zd) => zd switch
    {
        [] or ["zd0"] => new(),
        ["zd1"] => new(ZeroDivision.One),
        _ => throw new InvalidOperationException($"No test covers the zero division {string.Join('.', zd)}."),
    };

    private static double[] Triple(PrecisionRecallF values) => [values.Precision, values.Recall, values.F1];

    private static PrecisionRecallF Average(MultiLabelReport report, string average) => average switch
    {
        "macro" => report.Macro,
        "micro" => report.Micro,
        "weighted" => report.Weighted,
        "samples" => report.Samples,
        _ => throw new InvalidOperationException($"No test covers the average {average}."),
    };

    private static double Jaccard(JaccardAverages values, string average) => average switch
    {
        "macro" => values.Macro,
        "micro" => values.Micro,
        "weighted" => values.Weighted,
        "samples" => values.Samples,
        _ => throw new InvalidOperationException($"No test covers the average {average}."),
    };

    private static MultiLabelReport Report(JsonElement one, List<string> labels, MultiLabelOptions options)
    {
        int[][] Sets(string side) => [.. one.GetProperty(side).EnumerateArray().Select(set => set.EnumerateArray().Select(label => labels.IndexOf(VectorFolder.Label(label))).ToArray())];
        var gold = Sets("gold");
        var matrix = MultiLabelMatrix.Count(
            labels.Count,
            [.. gold, .. Sets("predicted")],
            [.. Enumerable.Range(0, gold.Length)],
            [.. Enumerable.Range(gold.Length, gold.Length)]);
        return new(matrix, options);
    }

    private static List<string> Labels(JsonElement one) => one.TryGetProperty("labels", out var labels)
        ? [.. labels.EnumerateArray().Select(VectorFolder.Label)]
        : VectorFolder.InOrder(one.GetProperty("gold").EnumerateArray().Concat(one.GetProperty("predicted").EnumerateArray()).SelectMany(set => set.EnumerateArray()));
}
