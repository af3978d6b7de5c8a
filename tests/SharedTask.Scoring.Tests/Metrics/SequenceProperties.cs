using System.Text;
using CsCheck;
using SharedTask.Scoring.Metrics.Sequences;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class SequenceProperties
{
    private static readonly Dictionary<TagScheme, string> Letters = new()
    {
        [TagScheme.Lenient] = "BIESLU",
        [TagScheme.Iob1] = "IB",
        [TagScheme.Iob2] = "IB",
        [TagScheme.Ioe1] = "IE",
        [TagScheme.Ioe2] = "IE",
        [TagScheme.Iobes] = "IBES",
        [TagScheme.Bilou] = "IBLU",
    };

    private static readonly Gen<(TagScheme Scheme, (string Gold, string Predicted)[][] Sentences)> Data =
        Gen.Enum<TagScheme>().SelectMany(scheme =>
        {
            string[] tags = [.. Letters[scheme].SelectMany(letter => new[] { "O", $"{letter}-X", $"{letter}-Y", $"{letter}-Z" })];
            var tag = Gen.Int[0, tags.Length - 1].Select(index => tags[index]);
            return Gen.Select(Gen.Const(scheme), Gen.Select(tag, tag).Array[0, 9].Array[1, 8]);
        });

    [Fact]
    public void Values_OfAPerfectPrediction_AreMaximal() => Data.Sample(data =>
    {
        var report = Report(data.Scheme, [.. data.Sentences.Select(sentence => sentence.Select(token => (token.Gold, token.Gold)).ToArray())]);
        var hasSpans = report.Micro.F1 > 0;
        foreach (var value in All(report).Where(value => !double.IsNaN(value)))
        {
            (value is 1 || (value == 0 && !hasSpans)).ShouldBeTrue();
        }
    });

    [Fact]
    public void Values_OfAnyPrediction_AreInTheirRange() => Data.Sample(data =>
    {
        foreach (var value in All(Report(data.Scheme, data.Sentences)).Where(value => !double.IsNaN(value)))
        {
            value.ShouldBeInRange(0, 1);
        }
    });

    [Fact]
    public void Values_WhateverTheOrderOfSentences_AreTheSame() => Data.Sample(data =>
        All(Report(data.Scheme, [.. data.Sentences.Reverse()])).ShouldBe(All(Report(data.Scheme, data.Sentences))));

    [Fact]
    public void Values_UnderOtherNamesOfTypes_AreTheSame() => Data.Sample(data =>
    {
        static string Rename(string tag) => tag.Replace('X', 'ع').Replace('Y', 'X').Replace('Z', 'Y');
        var renamed = data.Sentences.Select(sentence => sentence.Select(token => (Rename(token.Gold), Rename(token.Predicted))).ToArray()).ToArray();
        All(Report(data.Scheme, renamed)).ShouldBe(All(Report(data.Scheme, data.Sentences)));
    });

    [Fact]
    public void PrecisionAndRecall_WithGoldAndPredictionSwapped_AreSwapped() => Data.Sample(data =>
    {
        var swapped = Report(data.Scheme, [.. data.Sentences.Select(sentence => sentence.Select(token => (token.Predicted, token.Gold)).ToArray())]);
        var report = Report(data.Scheme, data.Sentences);
        (swapped.Micro.Precision, swapped.Micro.Recall).ShouldBe((report.Micro.Recall, report.Micro.Precision));
        swapped.Untyped.F1.ShouldBe(report.Untyped.F1);
        (swapped.Tokens.Precision, swapped.Tokens.Recall).ShouldBe((report.Tokens.Recall, report.Tokens.Precision));
    });

    [Fact]
    public void Resample_WithTheSameSeed_IsTheSame() => Data.Sample(data =>
    {
        var resampler = Tally(data.Scheme, data.Sentences).Resampler([.. Enumerable.Range(0, data.Sentences.Length)]);
        var (one, other) = (resampler.Draw(new Xoshiro256(5)), resampler.Draw(new Xoshiro256(5)));
        other.Types.ToArray().ShouldBe(one.Types.ToArray());
        (other.Untyped, other.InsideTokens, other.Tokens, other.CorrectTokens).ShouldBe((one.Untyped, one.InsideTokens, one.Tokens, one.CorrectTokens));
    });

    [Fact]
    public void Resample_OfSentences_IsTheSumOfThoseDrawn() => Data.Sample(data =>
    {
        var tally = Tally(data.Scheme, data.Sentences);
        var random = new Xoshiro256(11);
        int[] drawn = [.. Enumerable.Range(0, tally.Count).Select(_ => (int)random.Next((uint)tally.Count))];

        var counts = tally.Resampler([.. Enumerable.Range(0, tally.Count)]).Draw(new Xoshiro256(11));

        All(new SequenceReport(counts)).ShouldBe(All(new SequenceReport(tally.Total(drawn))));
        counts.Types.ToArray().ShouldBe(tally.Total(drawn).Types.ToArray());
    });

    [Fact]
    public void Resample_OfSentencesTooLongForSmallNumbers_IsStillRight()
    {
        var tags = new TagSet(TagScheme.Iob2);
        var tally = new SequenceTally();
        var sentence = new int[50_000];
        Array.Fill(sentence, tags.Add("O"u8));
        for (var i = 0; i < 50_000; i++)
        {
            tally.Add(tags, sentence.AsSpan(0, i == 0 ? sentence.Length : 1), sentence.AsSpan(0, i == 0 ? sentence.Length : 1));
        }

        var counts = tally.Resampler([.. Enumerable.Repeat(0, 50_000)]).Draw(new Xoshiro256(1));

        counts.Tokens.ShouldBe(2_500_000_000);
        counts.CorrectTokens.ShouldBe(2_500_000_000);
    }

    [Fact]
    public void SpansAndTags_OfTheSameSentence_CountTheSame() => Data.Sample(data =>
    {
        var tags = new TagSet(data.Scheme);
        var tally = new SequenceTally();
        foreach (var sentence in data.Sentences)
        {
            var (gold, predicted) = (new List<TokenSpan>(), new List<TokenSpan>());
            tags.Read(Numbers(tags, sentence.Select(token => token.Gold)), gold);
            tags.Read(Numbers(tags, sentence.Select(token => token.Predicted)), predicted);
            gold.Reverse();
            tally.Add([.. gold, .. gold], [.. predicted]);
        }

        var report = new SequenceReport(tally.Total());
        var expected = Report(data.Scheme, data.Sentences);
        report.Micro.ShouldBe(expected.Micro);
        report.Untyped.ShouldBe(expected.Untyped);
    });

    [Theory]
    [InlineData(TagScheme.Lenient, "I-X I-X O B-Y", "X0-2 Y3-4")]
    [InlineData(TagScheme.Lenient, "B-X I-Y I-Y", "X0-1 Y1-3")]
    [InlineData(TagScheme.Lenient, "B I O S", "_0-2 _3-4")]
    [InlineData(TagScheme.Lenient, "B-A-B I-A-B", "A-B0-2")]
    [InlineData(TagScheme.Lenient, "U-X U-X", "X0-2")]
    [InlineData(TagScheme.Iob2, "I-X I-X O B-Y", "Y3-4")]
    [InlineData(TagScheme.Iob2, "B-X I-Y", "X0-1")]
    [InlineData(TagScheme.Iob1, "I-X I-X B-X O", "X0-2 X2-3")]
    [InlineData(TagScheme.Iob1, "B-X I-X", "X1-2")]
    [InlineData(TagScheme.Ioe1, "I-X I-X O", "X0-2")]
    [InlineData(TagScheme.Ioe2, "I-X E-X E-X", "X0-2 X2-3")]
    [InlineData(TagScheme.Ioe2, "I-X I-X", "")]
    [InlineData(TagScheme.Iobes, "S-X B-X I-X E-X B-X", "X0-1 X1-4")]
    [InlineData(TagScheme.Bilou, "U-X B-X L-X I-X L-X", "X0-1 X1-3")]
    public void Tags_InAScheme_AreReadAsItSays(TagScheme scheme, string sentence, string spans)
    {
        var tags = new TagSet(scheme);
        var found = new List<TokenSpan>();

        tags.Read(Numbers(tags, sentence.Split(' ')), found);

        string.Join(' ', found.Select(span => $"{Encoding.UTF8.GetString(tags.Types[span.Type])}{span.Start}-{span.End}")).ShouldBe(spans);
    }

    [Fact]
    public void Tags_WithTheLetterBehind_AreReadThatWay()
    {
        var tags = new TagSet(TagScheme.Iob2, isSuffix: true);
        var found = new List<TokenSpan>();

        tags.Read(Numbers(tags, ["PER-B", "PER-I", "O"]), found);

        found.ShouldBe([new TokenSpan(0, 2, tags.AddType("PER"u8))]);
    }

    [Theory]
    [InlineData(TagScheme.Iob2, "O", true)]
    [InlineData(TagScheme.Iob2, "B-PER", true)]
    [InlineData(TagScheme.Iob2, "B", true)]
    [InlineData(TagScheme.Iob2, "B-", false)]
    [InlineData(TagScheme.Iob2, "S-PER", false)]
    [InlineData(TagScheme.Iob2, "BPER", false)]
    [InlineData(TagScheme.Iob2, "o", false)]
    [InlineData(TagScheme.Iob2, "", false)]
    [InlineData(TagScheme.Lenient, "U-PER", true)]
    [InlineData(TagScheme.Lenient, "Q-PER", false)]
    public void Tag_OfAScheme_IsWellFormedOrNot(TagScheme scheme, string tag, bool isWellFormed) =>
        new TagSet(scheme).IsWellFormed(Encoding.UTF8.GetBytes(tag)).ShouldBe(isWellFormed);

    private static SequenceReport Report(TagScheme scheme, (string Gold, string Predicted)[][] sentences) =>
        new(Tally(scheme, sentences).Total());

    private static SequenceTally Tally(TagScheme scheme, (string Gold, string Predicted)[][] sentences)
    {
        var tags = new TagSet(scheme);
        var tally = new SequenceTally();
        foreach (var sentence in sentences)
        {
            tally.Add(tags, Numbers(tags, sentence.Select(token => token.Gold)), Numbers(tags, sentence.Select(token => token.Predicted)));
        }

        return tally;
    }

    private static int[] Numbers(TagSet tags, IEnumerable<string> sentence) => [.. sentence.Select(tag => tags.Add(Encoding.UTF8.GetBytes(tag)))];

    /// <summary>Every value, without the last digits, in which sums may differ.</summary>
    private static double[] All(SequenceReport report) => Array.ConvertAll<double, double>(
    [
        .. new[] { report.Micro, report.Macro, report.Weighted, report.Untyped, report.Tokens }.SelectMany(values => new[] { values.Precision, values.Recall, values.F1 }),
        report.TokenAccuracy,
    ],
    value => Math.Round(value, 12));
}
