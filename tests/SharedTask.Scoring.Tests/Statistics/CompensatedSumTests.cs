using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class CompensatedSumTests
{
    [Theory]
    [InlineData(new[] { 1, 1e100, 1, -1e100 }, 2)]
    [InlineData(new[] { 1e16, 1, 1, 1 }, 10_000_000_000_000_004)]
    [InlineData(new[] { 1, 1e16, -1e16 }, 1)]
    [InlineData(new[] { 1e16, 1, -1e16 }, 1)]
    [InlineData(new double[0], 0)]
    public void Sum_OfUnequalTerms_LosesNoDigit(double[] terms, double expected)
    {
        var sum = default(CompensatedSum);
        foreach (var term in terms)
        {
            sum.Add(term);
        }

        sum.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData(new[] { 1e308, 1e308 }, double.PositiveInfinity)]
    [InlineData(new[] { -1e308, -1e308, 1, 2 }, double.NegativeInfinity)]
    [InlineData(new[] { double.PositiveInfinity, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { 1, double.NaN, 1 }, double.NaN)]
    public void Sum_BeyondTheGreatestNumber_IsInfinite(double[] terms, double expected)
    {
        var sum = default(CompensatedSum);
        foreach (var term in terms)
        {
            sum.Add(term);
        }

        sum.Value.ShouldBe(expected);
    }
}
