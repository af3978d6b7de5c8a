using CsCheck;
using SharedTask.Scoring.Metrics.Corrections;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class CorrectionProperties
{
    private static readonly MaxMatchOptions Options = new(2, false, false);

    private static readonly Gen<string[]> Sentences = Gen.Int[0, 2].Select(letter => "abc"[letter].ToString()).Array[0, 8];

    /// <summary>The example of the official scorer's documentation, with two annotators: precision and recall are 4/5.</summary>
    [Fact]
    public void ExampleOfTheOfficialScorer_HasItsCounts()
    {
        var first = Count("The cat sat at mat .", "A cat sat on the mat .", [Edit(3, 4, "at", "on"), Edit(4, 4, "", "the", "a")]);
        var second = Count("The dog .", "The dog .", [Edit(1, 2, "dog", "dogs")], []);
        var third = Count(
            "Giant otters is an apex predator .",
            "Giant otters are apex predator .",
            [Edit(2, 3, "is", "are"), Edit(3, 4, "an", ""), Edit(5, 6, "predator", "predators")],
            [Edit(1, 2, "otters", "otter")]);

        var chosen = AnnotatorChoice.Choose([first, second, third], 0.5);

        chosen.ShouldBe([0, 1, 0]);
        CorrectionCounts[] counts = [first[0], second[1], third[0]];
        counts.ShouldBe([new(2, 3, 2), new(0, 0, 0), new(2, 2, 3)]);
        var report = new CorrectionReport(counts.Aggregate((one, other) => one.Plus(other)), 0.5);
        (report.Precision, report.Recall).ShouldBe((0.8, 0.8));
        report.F.ShouldBe(0.8, 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 0, 1, 1, 1)]
    [InlineData(0, 0, 2, 1, 0, 0)]
    [InlineData(0, 2, 0, 0, 1, 0)]
    [InlineData(0, 2, 2, 0, 0, 0)]
    [InlineData(1, 2, 4, 0.5, 0.25, 5 / 12.0)]
    public void Report_WithoutSomeEdits_HasTheScorersValues(double correct, double proposed, double gold, double precision, double recall, double f)
    {
        var report = new CorrectionReport(new(correct, proposed, gold), 0.5);

        (report.Precision, report.Recall).ShouldBe((precision, recall));
        report.F.ShouldBe(f, 1e-12);
    }

    [Fact]
    public void EqualAnnotators_AreChosenByRightEditsThenByFewerThenByOrder()
    {
        CorrectionCounts Choose(params CorrectionCounts[] annotators) => annotators[AnnotatorChoice.Choose([annotators], 1).Single()];

        Choose(new(1, 1, 1), new(2, 2, 2)).Correct.ShouldBe(2);
        Choose(new(0, 1, 2), new(0, 1, 1)).Gold.ShouldBe(1);
        Choose(new(0, 2, 1), new(0, 1, 2)).Proposed.ShouldBe(2);
    }

    /// <summary>As ERRANT rounds: 5001 of 10003 is a half, and so is 1/32 no more than 0.0312.</summary>
    [Fact]
    public void RoundedAnnotators_AreEqualToFourDigits()
    {
        CorrectionCounts[][] half = [[new(5000, 10000, 10000)], [new(0, 0, 0), new(1, 3, 3)]];
        CorrectionCounts[][] even = [[new(1, 32, 32), new(5, 160, 161)]];
        CorrectionCounts[][] wrong = [[new(1, 2, 1), new(1, 1, 2), new(1, 1, 1), new(1, 1, 1)]];

        (AnnotatorChoice.Choose(half, 1)[1], AnnotatorChoice.ChooseRounded(half, 1)[1]).ShouldBe((0, 1));
        AnnotatorChoice.ChooseRounded(even, 1).ShouldBe([1]);
        AnnotatorChoice.ChooseRounded(wrong, 1).ShouldBe([2]);
        AnnotatorChoice.ChooseRounded([[wrong[0][0], wrong[0][1]]], 1).ShouldBe([1]);
    }

    [Fact]
    public void UnchangedSentence_ProposesNothing() => Sentences.Sample(sentence =>
        new MaxMatch(Options).Count(sentence, sentence, [[]])!.Single().ShouldBe(new(0, 0, 0)));

    [Fact]
    public void ChangedSentence_ProposesSomethingAndCountsNoMoreThanThereIs() => Gen.Select(Sentences, Sentences, Sentences).Sample((source, run, others) =>
    {
        GoldEdit[] gold = [.. others.Index().Where(other => other.Index < source.Length).Select(other => new GoldEdit(other.Index, other.Index + 1, [source[other.Index]], [other.Item]))];

        var counts = new MaxMatch(Options).Count(source, run, [gold])!.Single();

        counts.Gold.ShouldBe(gold.Length);
        counts.Correct.ShouldBeLessThanOrEqualTo(Math.Min(counts.Proposed, counts.Gold));
        (counts.Proposed > 0).ShouldBe(!source.SequenceEqual(run, StringComparer.Ordinal));
    });

    /// <summary>Each token stays, goes, or gets new ones behind or in place of it; a token that stays parts any two edits.</summary>
    [Fact]
    public void SentenceMadeByTheEdits_HasThemAll() => Gen.Int[0, 3].Array[1, 8].Sample(changes =>
    {
        List<string> source = [], run = [];
        List<GoldEdit> gold = [];
        foreach (var (place, change) in changes.Index())
        {
            source.AddRange("same", $"old{place}");
            run.Add("same");
            string[] made = change switch { 0 => [$"old{place}"], 1 => [], 2 => [$"old{place}", $"new{place}"], _ => [$"new{place}", "more"] };
            run.AddRange(made);
            if (change > 0)
            {
                var start = 2 * place + (change == 2 ? 2 : 1);
                gold.Add(new(start, 2 * place + 2, change == 2 ? [] : [$"old{place}"], [string.Join(' ', change == 2 ? made[1..] : made)]));
            }
        }

        new MaxMatch(Options).Count(source, run, [gold])!.Single().ShouldBe(new(gold.Count, gold.Count, gold.Count));
    });

    [Fact]
    public void Edits_ThatChangeSpaceOrCaseAlone_CanBeIgnored()
    {
        CorrectionCounts With(bool ignores) => new MaxMatch(Options with { IgnoresSpaceAndCase = ignores }).Count("Some Times the".Split(' '), "sometimes a".Split(' '), [[]])!.Single();

        With(false).Proposed.ShouldBe(1);
        With(true).Proposed.ShouldBe(1);
        new MaxMatch(Options with { IgnoresSpaceAndCase = true }).Count("Some Times .".Split(' '), "sometimes .".Split(' '), [[]])!.Single().Proposed.ShouldBe(0);
    }

    [Fact]
    public void TokensAtTheFront_StandThereOrOneByOne()
    {
        CorrectionCounts With(bool atTheFront) => new MaxMatch(Options with { InsertsAtTheFront = atTheFront }).Count(["end"], ["at", "the", "end"], [[Edit(0, 0, "", "at the")]])!.Single();

        With(true).ShouldBe(new(1, 1, 1));
        With(false).Correct.ShouldBe(0);
    }

    [Fact]
    public void SentencesWithNothingInCommon_AreToldFromAManyTokensAway()
    {
        IReadOnlyList<CorrectionCounts>? Count(int tokens) => new MaxMatch(Options).Count(
            [.. Enumerable.Range(0, tokens).Select(token => $"a{token}")], [.. Enumerable.Range(0, tokens).Select(token => $"b{token}")], [[]]);

        Count(12)!.Single().ShouldBe(new(0, 1, 0));
        Count(50).ShouldBeNull();
    }

    private static GoldEdit Edit(int start, int end, string original, params string[] corrections) => new(start, end, original.Length == 0 ? [] : original.Split(' '), corrections);

    private static IReadOnlyList<CorrectionCounts> Count(string source, string run, params IReadOnlyList<GoldEdit>[] annotators) =>
        new MaxMatch(Options).Count(source.Split(' '), run.Split(' '), annotators)!;
}
