using CsCheck;
using SharedTask.Scoring.Metrics.Latency;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class WordErrorSegmentationTests
{
    private static readonly Gen<int[][]> References = Gen.Int[0, 5].Array[0, 6].Array[1, 8];

    [Fact]
    public void TranslationThatIsTheReference_IsDividedWithoutErrors() => Gen.Int[1, 6].Array[1, 8].Sample(lengths =>
    {
        var next = 0;
        int[][] reference = [.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => next++).ToArray())];

        WordErrorSegmentation.Ends([.. reference.SelectMany(segment => segment)], reference).ShouldBe(lengths.Select((_, place) => lengths.Take(place + 1).Sum()));
    });

    [Fact]
    public void Division_HasAsFewErrorsAsAnyOther() => Gen.Select(Gen.Int[0, 3].Array[1, 7], Gen.Int[0, 3].Array[1, 4].Array[1, 3]).Sample((translation, reference) =>
    {
        var ends = WordErrorSegmentation.Ends(translation, reference);

        Errors(translation, reference, ends).ShouldBe(Divisions(translation.Length, reference.Length).Min(other => Errors(translation, reference, other)));
    });

    [Fact]
    public void Ends_NeverDecreaseAndTakeEveryWord() => Gen.Select(Gen.Int[0, 5].Array[0, 30], References).Sample((translation, reference) =>
    {
        var ends = WordErrorSegmentation.Ends(translation, reference);

        ends.ShouldBe(ends.Order());
        ends[^1].ShouldBe(translation.Length);
    });

    [Fact]
    public void Translation_ThatIsTooLong_IsRefused()
    {
        WordErrorSegmentation.Fits(WordErrorSegmentation.MaxWords, WordErrorSegmentation.MaxWords, 2499).ShouldBeTrue();
        WordErrorSegmentation.Fits(WordErrorSegmentation.MaxWords, 1, 2500).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => WordErrorSegmentation.Ends(new int[WordErrorSegmentation.MaxWords + 1], [[1]]));
        Should.Throw<ArgumentException>(() => WordErrorSegmentation.Ends([1], []));
    }

    /// <summary>Segments before the first word count one more each, as in the reference tools.</summary>
    private static int Errors(int[] translation, int[][] reference, int[] ends) =>
        ends[..^1].Count(end => end == 0) + reference.Select((segment, place) => Distance(translation[(place == 0 ? 0 : ends[place - 1])..ends[place]], segment)).Sum();

    private static IEnumerable<int[]> Divisions(int words, int segments) => segments == 1
        ? [[words]]
        : Enumerable.Range(0, words + 1).SelectMany(last => Divisions(last, segments - 1).Select(ends => (int[])[.. ends, words]));

    private static int Distance(int[] one, int[] other) => one.Length == 0 || other.Length == 0
        ? one.Length + other.Length
        : Math.Min(Distance(one[1..], other[1..]) + (one[0] == other[0] ? 0 : 1), 1 + Math.Min(Distance(one[1..], other), Distance(one, other[1..])));
}
