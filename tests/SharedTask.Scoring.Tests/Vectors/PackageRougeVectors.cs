using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>ROUGE beside the package rouge in three of its versions.</summary>
public sealed class PackageRougeVectors
{
    [Theory]
    [InlineData(PackageRougeVersion.CommitD8b8a5b, "d8b8a5b")]
    [InlineData(PackageRougeVersion.Release100, "1.0.0")]
    [InlineData(PackageRougeVersion.Release101, "1.0.1")]
    public void Rouge_EveryGoldenCase_EqualsThePackage(PackageRougeVersion version, string name)
    {
        var cases = GoldenFolder.Cases("rouge-package.json");
        cases.ShouldNotBeEmpty();
        var metric = new PackageRougeMetric(version);
        var statistics = new double[metric.StatisticNames.Count];
        foreach (var (i, one) in cases.Index())
        {
            metric.Measure(one.GetProperty("hypothesis").GetString()!, [one.GetProperty("reference").GetString()!], statistics);

            var expected = Expected(one.GetProperty("expected").GetProperty(name));
            foreach (var (place, value) in expected.Index())
            {
                statistics[place].ShouldBe(value, 1e-12, $"case {i}: {metric.StatisticNames[place]}");
            }
        }
    }

    /// <summary>Where the package stops with an error, the segment counts 0.</summary>
    private static double[] Expected(JsonElement values) =>
        values.ValueKind == JsonValueKind.Null ? new double[9] : [.. values.EnumerateArray().SelectMany(kind => kind.EnumerateArray()).Select(value => value.GetDouble())];
}
