using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>
/// The work for a pair of graphs is counted in steps, and what is found within them is the same on every machine. The numbers here were not made
/// by another program: they tell how strong the search is, so that a change of it that finds less, or works more, is seen.
/// </summary>
public sealed class SmatchWorkTests
{
    /// <summary>Sixty pairs of graphs as of sentences, and what is known of them after some steps for each.</summary>
    [Theory]
    [InlineData(0, 0, 889, 1942)]
    [InlineData(3000, 2, 892, 1872)]
    [InlineData(10000, 23, 1154, 1641)]
    [InlineData(30000, 43, 1582, 1607)]
    [InlineData(100000, 59, 1586, 1587)]
    [InlineData(1000000, 60, 1586, 1586)]
    public void Sentences_WithLittleWork_AreProvenOrBounded(long steps, int proven, int matched, int bound) =>
        Sum(Enumerable.Range(0, 60).Select(WorkGraphs.Sentence), steps).ShouldBe((proven, matched, bound));

    /// <summary>Forty pairs of graphs whose nodes are nearly all alike, so that there are many mappings that are nearly the best.</summary>
    [Theory]
    [InlineData(0, 0, 441, 1017)]
    [InlineData(3000, 1, 456, 1007)]
    [InlineData(10000, 13, 569, 919)]
    [InlineData(30000, 20, 794, 877)]
    [InlineData(100000, 31, 841, 853)]
    [InlineData(1000000, 40, 842, 842)]
    public void NodesAlike_WithLittleWork_AreProvenOrBounded(long steps, int proven, int matched, int bound) =>
        Sum(Enumerable.Range(0, 40).Select(WorkGraphs.Alike), steps).ShouldBe((proven, matched, bound));

    [Theory]
    [InlineData(0, 50_000_000)]
    [InlineData(1, 50_000_000)]
    [InlineData(40, 50_000_000)]
    [InlineData(41, 48_780_487)]
    [InlineData(1000, 2_000_000)]
    public void ManyPairs_HaveEqualSharesOfTheWork(int pairs, long steps) => SmatchMatcher.StepsOfEach(pairs).ShouldBe(steps);

    private static (int Proven, int Matched, int Bound) Sum(IEnumerable<(AmrGraph Run, AmrGraph Gold)> pairs, long steps)
    {
        SmatchCounts[] counts = [.. pairs.Select(pair => new SmatchMatcher().Match(pair.Run, pair.Gold, steps))];
        return (counts.Count(one => one.IsProven), counts.Sum(one => one.Matched), counts.Sum(one => one.Bound));
    }
}
