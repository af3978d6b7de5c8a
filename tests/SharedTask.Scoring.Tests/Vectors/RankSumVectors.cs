using System.Text.Json;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Rank-sum tests beside SciPy's.</summary>
public sealed class RankSumVectors
{
    [Fact]
    public void PValues_EveryGoldenCase_EqualScipy()
    {
        var cases = GoldenFolder.Cases("rank-sum.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var (first, second) = (Numbers(one, "first"), Numbers(one, "second"));
            var (test, approximate) = (RankSumTest.Compare(first, second), RankSumTest.Compare(first, second, mayBeExact: false));

            AreClose([test.Statistic, test.Greater, test.Less, test.TwoTailed], Numbers(one, "expected")).ShouldBeTrue($"case {i}: {test}, {one}");
            AreClose([approximate.Greater, approximate.Less, approximate.TwoTailed], Numbers(one, "approximate")).ShouldBeTrue($"case {i}: {approximate}, {one}");
        }
    }

    private static double[] Numbers(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static bool AreClose(double[] values, double[] expected) => values.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Min(1, pair.Second));
}
