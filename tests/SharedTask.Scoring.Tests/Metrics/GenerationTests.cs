using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>Metrics of generated text on examples whose values follow from their definitions by hand.</summary>
public sealed class GenerationTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("dies", "die")]
    [InlineData("tied", "tie")]
    [InlineData("agreed", "agre")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("enjoy", "enjoy")]
    [InlineData("say", "say")]
    [InlineData("relational", "relat")]
    [InlineData("conformabli", "conform")]
    [InlineData("radically", "radic")]
    [InlineData("geologi", "geolog")]
    [InlineData("hopefulli", "hope")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("rate", "rate")]
    [InlineData("skies", "sky")]
    [InlineData("innings", "inning")]
    [InlineData("succeed", "succeed")]
    [InlineData("as", "as")]
    [InlineData("", "")]
    public void Porter_StemsAsNltk(string word, string stem) => PorterStemmer.Stem(word).ShouldBe(stem);

    [Fact]
    public void Rouge_WithStemming_MatchesInflectedWords()
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false).Measure("The cats were running", ["the cat runs"], statistics);
        RougeMetric.F1(statistics, RougeKind.Rouge1).ShouldBe(2.0 / 7, 1e-12);
        new RougeMetric(stemming: true).Measure("The cats were running", ["the cat runs"], statistics);
        RougeMetric.F1(statistics, RougeKind.Rouge1).ShouldBe(6.0 / 7, 1e-12);
        RougeMetric.F1(statistics, RougeKind.RougeL).ShouldBe(6.0 / 7, 1e-12);
    }

    [Fact]
    public void Rouge_SeveralReferences_TakesTheBestOfEachKind()
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false).Measure("a b c d", ["d c b a", "a b x y z"], statistics);

        RougeMetric.F1(statistics, RougeKind.Rouge1).ShouldBe(1);
        RougeMetric.F1(statistics, RougeKind.Rouge2).ShouldBe(2 * (1 / 3.0) * .25 / ((1 / 3.0) + .25), 1e-12);
    }

    // F1 of a word against 1, 2 and 4 words is 1, 2/3 and 2/5; leaving one out, the best are 2/3, 1 and 1.
    [Theory]
    [InlineData("a", "a b", "a b c d")]
    [InlineData("a b", "a b c d", "a")]
    [InlineData("a b c d", "a", "a b")]
    public void Rouge_WithJackknife_IsTheMeanOverLeavingOneOut(params string[] references)
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false, jackknife: true).Measure("a", references, statistics);

        RougeMetric.F1(statistics, RougeKind.Rouge1).ShouldBe(8.0 / 9, 1e-12);
        RougeMetric.Recall(statistics, RougeKind.RougeL).ShouldBe(2.5 / 3, 1e-12);
        RougeMetric.Precision(statistics, RougeKind.RougeLsum).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Rouge_WithJackknifeAndOneReference_IsPlain()
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false, jackknife: true).Measure("a b c d", ["a b x y"], statistics);

        RougeMetric.F1(statistics, RougeKind.Rouge1).ShouldBe(.5, 1e-12);
    }

    // Computed by version 1.0 of MLQA's own script.
    [Theory]
    [InlineData(AnswerLanguage.Spanish, "El perro, «grande»", "un perro grande", 100, 100.0)]
    [InlineData(AnswerLanguage.Spanish, "la casa de las flores", "casa flores", 0, 80.0)]
    [InlineData(AnswerLanguage.German, "Der Hund des Mannes", "ein Hund", 0, 200 / 3.0)]
    [InlineData(AnswerLanguage.German, "Derby", "by", 0, 0)]
    [InlineData(AnswerLanguage.Vietnamese, "Con mèo của tôi", "con mèo tôi", 100, 100.0)]
    [InlineData(AnswerLanguage.Vietnamese, "cái Là những", "x", 0, 0)]
    [InlineData(AnswerLanguage.Arabic, "الكتاب والقلم", "كتاب", 0, 50.0)]
    [InlineData(AnswerLanguage.Arabic, "سؤال؟", "سؤ", 100, 100.0)]
    [InlineData(AnswerLanguage.Hindi, "एक कुत्ता।", "कुत्ता", 0, 200 / 3.0)]
    [InlineData(AnswerLanguage.Chinese, "北京大学 in 2020年", "北京 in 年", 0, 800 / 11.0)]
    [InlineData(AnswerLanguage.Chinese, "“上海”。", "上海", 100, 100.0)]
    [InlineData(AnswerLanguage.Chinese, "ab中cd", "ab 中 cd", 100, 100.0)]
    [InlineData(AnswerLanguage.Chinese, "𠀀中", "中", 0, 200 / 3.0)]
    [InlineData(AnswerLanguage.English, "the “Cat” – sat", "cat sat", 100, 100.0)]
    [InlineData(AnswerLanguage.English, "U.S. a", "us", 100, 100.0)]
    [InlineData(AnswerLanguage.Squad, "the “Cat” – sat", "cat sat", 0, 40.0)]
    public void Answers_OfALanguage_AreComparedAsInMlqa(AnswerLanguage language, string hypothesis, string reference, double exact, double f1)
    {
        var statistics = new double[8];
        new AnswerMetric(language).Measure(hypothesis, [reference], statistics);

        AnswerMetric.ExactMatch(statistics).ShouldBe(exact);
        AnswerMetric.F1(statistics).ShouldBe(f1, 1e-12);
    }

    [Fact]
    public void ErrorRates_OverCorpusAndSegments_Differ()
    {
        var table = SegmentTable.Measure(new ErrorRateMetric(ErrorRateUnit.Words), ["a b c d", "x", ""], segment => [new[] { "a b c e", "y", "" }[segment]]);

        ErrorRateMetric.CorpusRate(table.Total()).ShouldBe(2.0 / 5, 1e-12);
        ErrorRateMetric.MeanRate(table.Total()).ShouldBe(1.25 / 3, 1e-12);
    }

    [Theory]
    [InlineData("The Cat!", "a cat", 100, 100)]
    [InlineData("cat mat", "the cat sat", 0, 50)]
    [InlineData("the", "a", 100, 0)]
    [InlineData("dog", "cat", 0, 0)]
    public void Answers_AreComparedAsInSquad(string hypothesis, string reference, double exact, double f1)
    {
        var statistics = new double[8];
        new AnswerMetric().Measure(hypothesis, [reference, "something else"], statistics);

        AnswerMetric.ExactMatch(statistics).ShouldBe(exact);
        AnswerMetric.F1(statistics).ShouldBe(f1, 1e-12);
    }

    // Computed by the definition of rouge_score 0.1.2, which takes care that no word counts twice.
    [Theory]
    [InlineData("the cat sat\non the mat", "on the mat\nthe cat sat", 1.0, 1.0)]
    [InlineData("a b c\nd e", "d e a b c", 1.0, 1.0)]
    [InlineData("a a b\nb a", "a b a b", 1.0, 0.8)]
    [InlineData("one two three four five\nsix seven eight", "six two\nfive four three two one\nseven six", 1 / 3.0, 0.375)]
    [InlineData("\n\nx y\n", "y x\n\n", 0.5, 0.5)]
    [InlineData("a", "\n", 0.0, 0.0)]
    [InlineData("w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", 0.4, 0.8)]
    public void RougeLsum_JoinsTheSubsequencesOfLines(string reference, string hypothesis, double precision, double recall)
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false).Measure(hypothesis, [reference], statistics);

        RougeMetric.Precision(statistics, RougeKind.RougeLsum).ShouldBe(precision, 1e-12);
        RougeMetric.Recall(statistics, RougeKind.RougeLsum).ShouldBe(recall, 1e-12);
    }

    [Theory]
    [InlineData("", new[] { "" }, 100, 100)]
    [InlineData("the", new[] { "" }, 100, 100)]
    [InlineData("Cairo", new[] { "" }, 0, 0)]
    [InlineData("", new[] { "Cairo", "" }, 0, 0)]
    [InlineData("in Cairo", new[] { "Cairo", "" }, 0, 200 / 3.0)]
    [InlineData("the Cairo", new[] { "", "Cairo" }, 100, 100)]
    public void Answers_OfVersion2_KnowThatThereMayBeNone(string hypothesis, string[] references, double exact, double f1)
    {
        var statistics = new double[8];
        new AnswerMetric().Measure(hypothesis, references, statistics);

        var values = AnswerMetric.Version2(statistics);
        values.ExactMatch.ShouldBe(exact);
        values.F1.ShouldBe(f1, 1e-12);
        var isAnswerable = references.Any(reference => reference.Length > 0);
        (isAnswerable ? values.AnsweredF1 : values.Unanswered).ShouldBe(f1, 1e-12);
        (isAnswerable ? values.Unanswered : values.AnsweredF1).ShouldBe(double.NaN);
    }

    [Fact]
    public void DistinctN_CountsOverAllTexts()
    {
        var pairs = new DistinctNgrams(2);
        pairs.Add("a b a b");
        pairs.Add("b a");
        pairs.Add("a");

        pairs.Value([0, 1, 2]).ShouldBe(2.0 / 4);
        pairs.Value([1]).ShouldBe(1);
        pairs.Value([2]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Signatures_AreThoseOfSacreBleu()
    {
        new BleuOptions().Signature(1).ShouldBe("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
        new BleuOptions(BleuTokenizer.Chinese, true, BleuSmoothing.Floor, EffectiveOrder: true).Signature(null)
            .ShouldBe("nrefs:var|case:lc|eff:yes|tok:zh|smooth:floor[0.10]|version:2.6.0");
        new ChrfOptions(WordOrder: 2).Signature(2).ShouldBe("nrefs:2|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0");
        new TerOptions().Signature(1).ShouldBe("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0");
    }
}
