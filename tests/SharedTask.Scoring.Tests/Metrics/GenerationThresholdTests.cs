using CsCheck;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class GenerationThresholdTests
{
    private static readonly Gen<(double Probability, double? Score, bool IsEmpty)[]> Segments =
        Gen.Select(Gen.Double[0.01, 1], Gen.Int[-1, 4].Select(score => score < 0 ? (double?)null : score / 4.0), Gen.Bool).Array[1, 12]
            .Select(segments => segments.DistinctBy(segment => segment.Item1).ToArray());

    [Fact]
    public void Best_IsThatOfTheBestOfAllThresholds() => Segments.Sample(segments =>
    {
        double At(double threshold) => segments.Average(segment =>
            segment.Probability > threshold ? (segment.Score is null ? 1 : 0) : segment.Score ?? (segment.IsEmpty ? 1 : 0));

        var best = Find(segments);

        best.Best.ShouldBe(100 * segments.Select(segment => At(segment.Probability)).Append(At(-1)).Max(), 1e-9);
        At(best.Threshold == 0 ? -1 : best.Threshold).ShouldBe(best.Best / 100, 1e-9);
    });

    [Fact]
    public void EqualProbabilities_AreTakenInOneAfterTheOther()
    {
        Find([(0.5, 1, false), (0.5, null, false)]).ShouldBe(new AnswerThreshold(100, 0.5));
        Find([(0.5, null, false), (0.5, 1, false)]).ShouldBe(new AnswerThreshold(50, 0));
    }

    [Fact]
    public void NoSegments_HaveNoBest() => Find([]).Best.ShouldBe(double.NaN);

    private static AnswerThreshold Find((double Probability, double? Score, bool IsEmpty)[] segments) => AnswerThreshold.Find(
        [.. segments.Select(segment => segment.Probability)],
        [.. segments.Select(segment => segment.Score ?? (segment.IsEmpty ? 0 : -1))],
        segments.Count(segment => segment.Score is null));
}
