using System.Text.Json;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>P-values of paired tests beside those of sacreBLEU for the same resamples and trials.</summary>
public sealed class SignificanceVectors
{
    [Fact]
    public void PairedBootstrap_EveryGoldenCase_EqualsSacreBleu() => Check("paired-bootstrap.json", PairedTests.Bootstrap);

    [Fact]
    public void ApproximateRandomization_EveryGoldenCase_EqualsSacreBleu() => Check("approximate-randomization.json", ApproximateRandomization.PValue);

    private static void Check(string file, Func<double, IReadOnlyList<double>, double> test)
    {
        var cases = GoldenFolder.Cases(file);
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            double[] resampled = [.. one.GetProperty("resampled").EnumerateArray().Select(item => item.GetDouble())];

            test(one.GetProperty("observed").GetDouble(), resampled).ShouldBe(one.GetProperty("expected").GetDouble(), 1e-12, $"{file}, case {i}");
        }
    }
}
