using CsCheck;
using SharedTask.Scoring.Metrics.Latency;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class AverageTokenDelayTests
{
    private static readonly Gen<double[]> Delays = Gen.Int[0, 900].Array[1, 20].Select(steps => steps.Aggregate(new List<double>(), (delays, step) => [.. delays, (delays.Count == 0 ? 0 : delays[^1]) + step], delays => delays.ToArray()));

    [Fact]
    public void Example_OfWordsReadOneByOne_TakesAWordEach() => AverageTokenDelay.OfText([1, 2, 3], [], fromSpeech: false).ShouldBe(1);

    [Fact]
    public void Example_OfOneChunkOfSpeech_AnswersTheTokensInIt() =>
        // Tokens of the source end at 300, 600, 900 and 1000; the three words are there at 1000.
        AverageTokenDelay.OfText([1000, 1000, 1000], [], fromSpeech: true).ShouldBe((700 + 400 + 100) / 3.0, 1e-9);

    [Fact]
    public void MoreWordsThanWereRead_AnswerEarlierTokens() =>
        // The first chunk gives three words for one token of speech: those of the second answer the tokens behind that one.
        AverageTokenDelay.OfText([300, 300, 300, 900, 900], [], fromSpeech: true).ShouldBe((0 + 0 + 0 + 300 + 0) / 5.0, 1e-9);

    [Fact]
    public void Delay_OfTimesThatNeverDecrease_IsNeverNegative() => Delays.Sample(delays =>
    {
        AverageTokenDelay.OfText(delays, [], fromSpeech: true).ShouldBeGreaterThanOrEqualTo(0);
        AverageTokenDelay.OfText(delays, [], fromSpeech: false).ShouldBeGreaterThanOrEqualTo(1);
        AverageTokenDelay.OfSpeech(delays, [], Array.ConvertAll(delays, _ => 450.0)).ShouldBeGreaterThan(0);
    });

    [Fact]
    public void TimeOfComputing_NeverLowersTheDelay() => Delays.Sample(delays =>
    {
        double[] elapsed = [.. delays.Select((delay, word) => delay + (10 * (word + 1)))];

        AverageTokenDelay.OfText(delays, elapsed, fromSpeech: true).ShouldBeGreaterThan(AverageTokenDelay.OfText(delays, [], fromSpeech: true));
        AverageTokenDelay.OfText(delays, new double[delays.Length], fromSpeech: true).ShouldBe(AverageTokenDelay.OfText(delays, [], fromSpeech: true));
    });

    [Fact]
    public void HugeDelay_TakesNoTimeAndNoMemory() =>
        AverageTokenDelay.OfText([1e300, 1e300], [], fromSpeech: true).ShouldBe(1e300, 1e286);

    [Fact]
    public void Segment_WithoutWordsOrTimes_HasNoDelay()
    {
        Should.Throw<ArgumentException>(() => AverageTokenDelay.OfText([], [], fromSpeech: true));
        Should.Throw<ArgumentException>(() => AverageTokenDelay.OfText([1, 2], [1], fromSpeech: true));
        Should.Throw<ArgumentException>(() => AverageTokenDelay.OfSpeech([1], [], []));
        Should.Throw<ArgumentException>(() => AverageTokenDelay.OfSpeech([1], [], [0]));
    }
}
