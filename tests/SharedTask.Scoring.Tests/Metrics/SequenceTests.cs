using System.Text;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Sequences;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class SequenceTests
{
    [Theory]
    [InlineData("PER-B PER-I O LOC-B", "PER0-2 LOC3-4")]
    [InlineData("B I O", "_0-2")]
    [InlineData("A-B-I A-B-I", "A-B0-2")]
    [InlineData("PERB PERI", "PER0-2")]
    [InlineData("-B -I", "_0-2")]
    public void Tags_WithTheLetterBehind_AreReadLenientlyToo(string sentence, string spans) =>
        Spans(new TagSet(TagScheme.Lenient, isSuffix: true), sentence).ShouldBe(spans);

    [Theory]
    [InlineData("BPER IPER", "PER0-2")]
    [InlineData("B- I-", "_0-2")]
    [InlineData("B-X O I-X", "X0-1 X2-3")]
    public void Tags_InUnusualWriting_AreReadLeniently(string sentence, string spans) =>
        Spans(new TagSet(TagScheme.Lenient), sentence).ShouldBe(spans);

    [Theory]
    [InlineData("PER-B", true)]
    [InlineData("B", true)]
    [InlineData("O", true)]
    [InlineData("-B", false)]
    [InlineData("PERB", false)]
    [InlineData("B-PER", false)]
    [InlineData("PER-S", false)]
    public void Tag_WithTheLetterBehind_IsWellFormedOrNot(string tag, bool isWellFormed) =>
        new TagSet(TagScheme.Iob2, isSuffix: true).IsWellFormed(Encoding.UTF8.GetBytes(tag)).ShouldBe(isWellFormed);

    [Fact]
    public void Tag_WithoutANumber_IsEmptyOrUnknownToAStrictScheme()
    {
        var strict = new TagSet(TagScheme.Iob2);
        var lenient = new TagSet(TagScheme.Lenient);

        strict.Add(""u8).ShouldBe(-1);
        strict.Add("Q-X"u8).ShouldBe(-1);
        strict.Add("O"u8).ShouldBe(0);
        strict.Add("B-X"u8).ShouldBe(1);
        strict.Add("O"u8).ShouldBe(0);
        lenient.Add(""u8).ShouldBe(-1);
        lenient.Add("Q-X"u8).ShouldBe(0);
    }

    [Theory]
    [InlineData("B-_", "_")]
    [InlineData("B--X-", "X")]
    [InlineData("B", "_")]
    [InlineData("B-", "_")]
    public void Type_InAStrictScheme_IsWithoutTheHyphensAroundIt(string tag, string type) =>
        Encoding.UTF8.GetString(new TagSet(TagScheme.Iob2).TypeName(Encoding.UTF8.GetBytes(tag))).ShouldBe(type);

    [Fact]
    public void Report_WithoutTags_HasNoValuesOfTokens()
    {
        var tally = new SequenceTally();
        tally.Add([new(0, 3, 0)], [new(0, 3, 0)]);

        var report = new SequenceReport(tally.Total());

        report.Tokens.ShouldBe(new SpanValues(double.NaN, double.NaN, double.NaN));
        report.TokenAccuracy.ShouldBe(double.NaN);
        report.Micro.F1.ShouldBe(1);
    }

    [Fact]
    public void Report_OfTagsOutsideAlone_HasTheFallbackForTokens()
    {
        var tags = new TagSet(TagScheme.Iob2);
        var tally = new SequenceTally();
        tally.Add(tags, [tags.Add("O"u8)], [tags.Add("O"u8)]);

        new SequenceReport(tally.Total()).Tokens.ShouldBe(new SpanValues(0, 0, 0));
        new SequenceReport(tally.Total(), ZeroDivision.One).Tokens.ShouldBe(new SpanValues(1, 1, 1));
        new SequenceReport(tally.Total()).TokenAccuracy.ShouldBe(1);
    }

    [Fact]
    public void Type_ThatNobodyUsed_HasNoSpans()
    {
        var tally = new SequenceTally();
        tally.Add([new(0, 3, 0)], [new(0, 3, 1)]);

        var report = new SequenceReport(tally.Total());

        report.CountOf(0).ShouldBe(new SpanCount(0, 0, 1));
        report.CountOf(1).ShouldBe(new SpanCount(0, 1, 0));
        report.CountOf(2).ShouldBe(default);
        report.OfType(2).ShouldBe(new SpanValues(0, 0, 0));
    }

    [Fact]
    public void Report_WithAPolicyThatSpansDoNotKnow_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SequenceReport(new SequenceCounts(0), ZeroDivision.Sdu)).ParamName.ShouldBe("zeroDivision");

    [Fact]
    public void Sentence_WithMorePredictedThanGoldTags_IsRefused()
    {
        var tags = new TagSet(TagScheme.Iob2);
        var outside = tags.Add("O"u8);

        Should.Throw<ArgumentException>(() => new SequenceTally().Add(tags, [outside], [outside, outside])).ParamName.ShouldBe("predictedTags");
    }

    [Fact]
    public void UntypedSpans_AreEqualWhereStartAndEndAre()
    {
        // Two gold spans start together, two end together; a place with two types is one place.
        TokenSpan[] gold = [new(0, 3, 0), new(0, 5, 0), new(2, 5, 0), new(6, 8, 0), new(6, 8, 1)];

        Untyped(gold, gold).ShouldBe(new SpanCount(4, 4, 4));
        Untyped(gold, [new(0, 5, 2)]).ShouldBe(new SpanCount(1, 1, 4));
        Untyped(gold, [new(6, 8, 0), new(6, 8, 1), new(6, 8, 2)]).ShouldBe(new SpanCount(1, 1, 4));
        Untyped([], [new(1, 2, 0), new(3, 4, 0)]).ShouldBe(new SpanCount(0, 2, 0));
        Untyped([new(1, 2, 0)], [new(1, 2, 0), new(3, 4, 0)]).ShouldBe(new SpanCount(1, 2, 1));
        Untyped([new(1, 2, 0), new(3, 4, 0)], [new(1, 2, 0)]).ShouldBe(new SpanCount(1, 1, 2));
        Untyped([new(3, 4, 0)], [new(1, 2, 0)]).ShouldBe(new SpanCount(0, 1, 1));
    }

    [Fact]
    public void Resample_OfASentenceDrawnAgainAndAgain_CountsItEveryTime()
    {
        var tags = new TagSet(TagScheme.Iob2);
        var tally = new SequenceTally();
        int[] gold = [tags.Add("B-X"u8), tags.Add("O"u8), tags.Add("B-Y"u8)];
        int[] predicted = [tags.Add("B-X"u8), tags.Add("B-Y"u8), tags.Add("O"u8)];
        for (var sentence = 0; sentence < 3; sentence++)
        {
            tally.Add(tags, gold, predicted);
        }

        var random = new Xoshiro256(2);
        var resampler = tally.Resampler([0, 1, 2]);
        for (var draw = 0; draw < 5; draw++)
        {
            var counts = resampler.Draw(random);
            counts.Untyped.ShouldBe(new SpanCount(3, 6, 6));
            counts.InsideTokens.ShouldBe(new SpanCount(3, 6, 6));
            (counts.Tokens, counts.CorrectTokens).ShouldBe((9, 3));
            counts.Types.ToArray().ShouldBe([new(0, 0, 0), new(3, 3, 3), new(0, 3, 3)], ignoreOrder: true);
        }
    }

    [Fact]
    public void Counts_SeveralTimesOver_AreMultiplied() => new SpanCount(2, 3, 5).Times(4).ShouldBe(new SpanCount(8, 12, 20));

    [Fact]
    public void Spans_AreInTheOrderOfStartEndAndType()
    {
        TokenSpan[] inOrder = [new(0, 1, 9), new(0, 2, 0), new(0, 2, 1), new(1, 2, 0)];
        for (var i = 0; i < inOrder.Length; i++)
        {
            for (var j = 0; j < inOrder.Length; j++)
            {
                var (left, right) = (inOrder[i], inOrder[j]);
                Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(i.CompareTo(j)));
                (left < right, left <= right, left > right, left >= right).ShouldBe((i < j, i <= j, i > j, i >= j));
            }
        }
    }

    private static SpanCount Untyped(TokenSpan[] gold, TokenSpan[] predicted)
    {
        var tally = new SequenceTally();
        tally.Add(gold, predicted);
        return tally.Total().Untyped;
    }

    private static string Spans(TagSet tags, string sentence)
    {
        var found = new List<TokenSpan>();
        tags.Read([.. sentence.Split(' ').Select(tag => tags.Add(Encoding.UTF8.GetBytes(tag)))], found);
        return string.Join(' ', found.Select(span => $"{Encoding.UTF8.GetString(tags.Types[span.Type])}{span.Start}-{span.End}"));
    }
}
