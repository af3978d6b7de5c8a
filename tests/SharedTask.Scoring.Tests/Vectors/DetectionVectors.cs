using System.Text.Json;
using SharedTask.Scoring.Metrics.Detection;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("detection")]
public sealed class DetectionVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Detection_EveryVector_EqualsTheReferenceTools()
    {
        var cases = VectorFolder.Cases("detection.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            bool[] gold = [.. one.GetProperty("gold").EnumerateArray().Select(item => item.GetInt32() == 1)];
            double[] scores = [.. one.GetProperty("score").EnumerateArray().Select(item => item.GetDouble())];
            var report = DetectionReport.Of(gold, scores);
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                if (expected.Name == "pan")
                {
                    foreach (var pan in expected.Value.EnumerateObject())
                    {
                        Check($"case {i}: pan.{pan.Name}", pan.Value, Pan(report, pan.Name));
                    }
                }
                else
                {
                    Check($"case {i}: {expected.Name}", expected.Value, Plain(report, expected.Name));
                }
            }
        }
    }

    private static double Plain(DetectionReport report, string key) => key switch
    {
        "roc_auc" => report.RocAuc,
        "average_precision" => report.AveragePrecision,
        "brier" => report.Brier,
        "log_loss" => report.LogLoss,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };

    private static double Pan(DetectionReport report, string key) => key switch
    {
        "c_at_1" => report.CAt1,
        "f_05_u" => report.FHalfUnanswered(FHalfUnansweredVariant.CountsUnanswered),
        "f1" => report.F1,
        "brier" => report.PanBrier,
        "auc" => report.RocAuc,
        _ => throw new InvalidOperationException($"No test covers the expected key pan.{key}."),
    };

    private static void Check(string where, JsonElement expected, double value)
    {
        var number = VectorFolder.Number(expected);
        if (double.IsNaN(number))
        {
            value.ShouldBe(double.NaN, where);
        }
        else
        {
            value.ShouldBe(number, Tolerance, where);
        }
    }
}
