using SharedTask.Scoring.Metrics.Detection;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Equal error rate and thresholds beside scikit-learn's curves.</summary>
public sealed class ThresholdVectors
{
    [Fact]
    public void Thresholds_EveryGoldenCase_EqualScikitLearn()
    {
        var cases = GoldenFolder.Cases("thresholds.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            bool[] gold = [.. one.GetProperty("gold").EnumerateArray().Select(item => item.GetInt32() == 1)];
            double[] scores = [.. one.GetProperty("score").EnumerateArray().Select(item => item.GetDouble())];
            var curve = DetectionReport.Of(gold, scores).Thresholds;
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(curve, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-9, $"case {i}: {expected.Name}");
            }
        }
    }

    [Fact]
    public void Thresholds_OfOneClass_LeaveTheEqualErrorRateUndefined()
    {
        DetectionReport.Of([true, true], [0.1, 0.9]).Thresholds.EqualErrorRate.ShouldBe(double.NaN);
        DetectionReport.Of([false, false], [0.1, 0.9]).Thresholds.BestPrecision(0.5).ShouldBeNull();
    }

    [Fact]
    public void EqualErrorRate_OfScoresThatAreAllTied_IsOneHalf() =>
        DetectionReport.Of([true, false, false], [0.5, 0.5, 0.5]).Thresholds.EqualErrorRate.ShouldBe(0.5, 1e-12);

    private static double Value(ThresholdCurve curve, string key) => key switch
    {
        "eer" => curve.EqualErrorRate,
        "precision_at_recall" => curve.BestPrecision(0.9)!.Value.Precision,
        "best_f1" => curve.BestF1!.Value.F1,
        "threshold_accuracy" => curve.At(0.5).Accuracy,
        "threshold_precision" => curve.At(0.5).Precision,
        "threshold_recall" => curve.At(0.5).Recall,
        "threshold_f1" => curve.At(0.5).F1,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };
}
