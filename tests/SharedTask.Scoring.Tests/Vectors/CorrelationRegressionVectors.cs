using System.Text.Json;
using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Metrics.Regression;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("correlation-regression")]
public sealed class CorrelationRegressionVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void CorrelationAndRegression_EveryVector_EqualScipyAndScikitLearn()
    {
        var cases = VectorFolder.Cases("correlation-regression.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var pairs = PairedNumbers.Of(Numbers(one.GetProperty("gold")), Numbers(one.GetProperty("predicted")));
            var (correlation, regression) = (new CorrelationReport(pairs), new RegressionReport(pairs));
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                // Errors of numbers around 1e12 are exact to the last bits of a double alone.
                var value = Value(expected.Name, correlation, regression);
                var tolerance = Tolerance * Math.Max(1, Math.Abs(value));
                VectorFolder.ShouldEqual($"case {i}: {expected.Name}", expected.Value, double.IsFinite(tolerance) ? tolerance : Tolerance, value);
            }
        }
    }

    private static double Value(string key, CorrelationReport correlation, RegressionReport regression) => key switch
    {
        "pearson" => correlation.Pearson,
        "spearman" => correlation.Spearman,
        "kendall_tau_b" => correlation.KendallTauB,
        "kendall_tau_c" => correlation.KendallTauC,
        "weighted_tau" => correlation.WeightedTau,
        "mae" => regression.MeanAbsoluteError,
        "mse" => regression.MeanSquaredError,
        "rmse" => regression.RootMeanSquaredError,
        "r2" => regression.R2,
        "median_absolute_error" => regression.MedianAbsoluteError,
        "max_error" => regression.MaxError,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(VectorFolder.Number)];
}
