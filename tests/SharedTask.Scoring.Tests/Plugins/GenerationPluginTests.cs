using System.Text;
using CsCheck;
using Generation;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class GenerationPluginTests
{
    [Fact]
    public void PerfectExample_HasTheBestScores()
    {
        var result = Example("perfect");

        Value(result, "bleu").ShouldBe(100, 1e-9);
        Value(result, "chrf_plus_plus").ShouldBe(100, 1e-9);
        Value(result, "ter").ShouldBe(0);
        Value(result, "rouge_l").ShouldBe(1, 1e-12);
        Value(result, "wer").ShouldBe(0);
        Value(result, "exact_match").ShouldBe(100);
    }

    [Fact]
    public void WeakExample_ScoresEveryMetricOfTheManifestAndNamesTheSignature()
    {
        var result = Example("weak");

        result.Scores.Select(score => score.Metric).ShouldBe(GenerationManifestKeys());
        Value(result, "bleu").ShouldBeInRange(5, 60);
        result.Tables[0].Rows[0].ShouldBe(["BLEU", "nrefs:var|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"]);
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        var result = Example("malformed");

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Where(problem => problem.Code != "missing-id").Select(problem => $"{problem.Line} {problem.Code}")
            .ShouldBe(["3 column-count", "4 duplicate-id", "5 unknown-id"]);
    }

    [Fact]
    public void Lines_WithEmptySegmentsAnywhere_KeepTheirPlaces()
    {
        using var job = new PluginJobFolder().Reference("gold.en", "\na b c d\n\n").Run("run.txt", "\na b c d\n\n");

        var (exitCode, result) = job.Work(new GenerationScorer());

        exitCode.ShouldBe(0);
        result!.Items.ShouldBe(3);
        Value(result, "bleu").ShouldBe(100, 1e-9);
        Value(result, "mean_wer").ShouldBe(0);
    }

    [Fact]
    public void Lines_BeginningLikeATable_AreText()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "{a\tb c d\n").Run("run.txt", "{a\tb c d\n");

        Value(job.Work(new GenerationScorer()).Result!, "bleu").ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Lines_FewerThanTheReference_AreInvalid()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "a\nb\nc\n").Run("run.txt", "a\nb\n");

        var result = job.Work(new GenerationScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Single().Code.ShouldBe(ProblemCodes.LineCount);
    }

    /// <summary>Editors and shells leave blank lines at the end; within the reference's length each of them is a text.</summary>
    [Theory]
    [InlineData("the cat\na dog\n\n\n", "the cat\na dog\n", 3L)]
    [InlineData("the cat\n\n\n", "the cat\na dog\n", 3L)]
    [InlineData("the cat\n\n", "the cat\na dog\n", null)]
    public void BlankLines_BehindTheLastSegment_ArePassedOver(string run, string reference, long? line)
    {
        using var job = new PluginJobFolder().Reference("gold.txt", reference).Run("run.txt", run);

        var result = job.Work(new GenerationScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Items.ShouldBe(2);
        result.Problems.Where(problem => problem.Code == ProblemCodes.BlankLine).Select(problem => problem.Line).ShouldBe(line is null ? [] : [line]);
    }

    [Theory]
    [InlineData("error", null, 0)]
    [InlineData("wrong", 50.0, 2)]
    [InlineData("ignore", 100.0, 1)]
    public void MissingSegment_FollowsThePolicy(string policy, double? exactMatch, int items)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\ttext\n1\tcat\n2\tb b\n").Run("run.tsv", "id\ttext\n2\tb b\n");

        var result = job.Work(new GenerationScorer(), $$"""{"missing_predictions": "{{policy}}"}""").Result!;

        result.Outcome.ShouldBe(exactMatch is null ? ScoringOutcome.Invalid : ScoringOutcome.Scored);
        if (exactMatch is not null)
        {
            Value(result, "exact_match").ShouldBe(exactMatch.Value);
            result.Items.ShouldBe(items);
        }
    }

    [Fact]
    public void SeveralReferenceColumns_EmptyCellsAreNone()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tfirst\tsecond\n1\ta b c d\tx y z w\n2\te f g h\t\n")
            .Run("run.tsv", "id\ttext\n1\tx y z w\n2\te f g h\n");

        var result = job.Work(new GenerationScorer(), """{"reference_columns": ["first", "second"]}""").Result!;

        Value(result, "bleu").ShouldBe(100, 1e-9);
        Value(result, "exact_match").ShouldBe(100);
        result.Tables[0].Rows[0][1].ShouldStartWith("nrefs:var|");
    }

    [Theory]
    [InlineData("""{"id": "1", "references": [1]}""")]
    [InlineData("""{"id": "1", "references": ["\ud800"]}""")]
    public void ReferenceList_WithoutTexts_IsTheOrganizersFault(string line)
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", line + "\n").Run("run.txt", "a\n");

        job.Work(new GenerationScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void LongText_IsRefusedWithItsLine()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "a\nb\n").Run("run.txt", "a\n" + new string('b', TextData.MaxTextBytes + 1) + "\n");

        var problem = job.Work(new GenerationScorer()).Result!.Problems.Single();

        problem.Code.ShouldBe(ProblemCodes.ValueTooLong);
        problem.Line.ShouldBe(2);
    }

    [Fact]
    public void Slices_AreScoredByThemselves()
    {
        using var job = ExampleFolder.Load("generation", "weak");

        var result = job.Work(new GenerationScorer(), """{"slices": ["domain"]}""").Result!;

        result.Slices.Select(slice => (slice.By, slice.Value, slice.Size)).ShouldBe([("domain", "news", 2), ("domain", "story", 2)]);
        result.Slices.ShouldAllBe(slice => slice.Scores.Count == GenerationManifestKeys().Count);
    }

    [Fact]
    public void Intervals_SurroundTheScoresAndAreTheSameForTheSameSeed()
    {
        const string parameters = """{"interval_resamples": 200}""";
        using var job = ExampleFolder.Load("generation", "weak");
        var result = job.Work(new GenerationScorer(), parameters).Result!;
        var first = job.ResultBytes();

        job.Work(new GenerationScorer(), parameters);

        job.ResultBytes().ShouldBe(first);
        var bleu = result.Scores.Single(score => score.Metric == "bleu");
        bleu.Interval!.Low.ShouldBeLessThanOrEqualTo(bleu.Value!.Value);
        bleu.Interval.High.ShouldBeGreaterThanOrEqualTo(bleu.Value.Value);
        result.Scores.Single(score => score.Metric == "distinct_1").Interval.ShouldBeNull();
    }

    [Fact]
    public void Items_SumUpToTheScore()
    {
        using var job = ExampleFolder.Load("generation", "weak");
        var result = job.Work(new GenerationScorer()).Result!;

        var items = job.Items();

        items.Select(item => item.Id).ShouldBe(["1", "2", "3", "4"]);
        Value(result, "ter").ShouldBe(100 * items.Sum(item => item.Values["ter_edits"]) / items.Sum(item => item.Values["ter_reference_length"]), 1e-9);
    }

    [Fact]
    public void Parameters_ReachTheMetrics()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", "{\"id\": 1, \"text\": [\"The Cats sat, happily\", \"on the mat\"]}\n{\"id\": 2, \"text\": \"a b a. b b\"}\n").Run("run.txt", "the cat SAT happily\na a b. a b\n");

        string[] parameters =
        [
            "{}", """{"tokenizer": "char"}""", """{"smoothing": "floor", "smoothing_value": 0.5}""", """{"lowercase": "yes"}""", """{"chrf_whitespace": "yes"}""", """{"chrf_beta": 1}""", """{"chrf_eps_smoothing": "yes"}""",
            """{"chrf_character_order": 3}""", """{"chrf_word_order": 1}""", """{"ter_case_sensitive": "yes"}""", """{"ter_normalized": "yes"}""", """{"ter_punctuation": "remove"}""", """{"rouge_stemming": "yes"}""", """{"answer_language": "de"}""", """{"rouge_references": "jackknife"}""", """{"rouge_package_version": "1.0.0"}""", """{"rouge_package_version": "1.0.1"}""",
        ];
        var scores = parameters.Select(one => string.Join(' ', job.Work(new GenerationScorer(), one).Result!.Scores.Select(score => score.Value))).ToList();

        scores.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void DamagedRun_IsScoredOrRefused() => Damages.Sample(
        damages =>
        {
            using var example = ExampleFolder.Load("generation", "weak");
            var (runName, run) = example.Single(ScoringProtocol.RunFolder);
            var (referenceName, reference) = example.Single(ScoringProtocol.ReferenceFolder);
            using var job = new PluginJobFolder().Reference(referenceName, reference).Run(runName, Damage(run, damages));

            var (exitCode, result) = job.Work(new GenerationScorer(), """{"slices": ["domain"], "interval_resamples": 3}""");

            exitCode.ShouldBe(0);
            result!.Problems.Any(problem => problem.Severity == ProblemSeverity.Error).ShouldBe(result.Outcome == ScoringOutcome.Invalid);
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void DamagedReference_IsAcceptedOrTheOrganizersFault() => Damages.Sample(
        damages =>
        {
            using var example = ExampleFolder.Load("generation", "weak");
            var (runName, run) = example.Single(ScoringProtocol.RunFolder);
            var (referenceName, reference) = example.Single(ScoringProtocol.ReferenceFolder);
            using var job = new PluginJobFolder().Reference(referenceName, Encoding.UTF8.GetString(Damage(reference, damages))).Run(runName, run);

            job.Work(new GenerationScorer(), """{"slices": ["domain"]}""").ExitCode.ShouldBeOneOf(ScoringProtocol.ExitResultWritten, ScoringProtocol.ExitReferenceUnreadable);
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void ReferenceList_ThatIsEmpty_SaysThatThereIsNoAnswer()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", "{\"id\": \"1\", \"answers\": []}\n{\"id\": \"2\", \"answers\": [\"Cairo\", \"in Cairo\"]}\n")
            .Run("run.jsonl", "{\"id\": \"1\", \"answer\": \"\"}\n{\"id\": \"2\", \"answer\": \"Giza\"}\n");

        var scores = job.Work(new GenerationScorer()).Result!.Scores.ToDictionary(score => score.Metric, score => score.Value, StringComparer.Ordinal);

        (scores["squad_v2_exact_match"], scores["squad_v2_f1"], scores["has_answer_f1"], scores["no_answer_accuracy"]).ShouldBe((50, 50, 0, 100));
    }

    /// <summary>The values are what the formula of SQuAD's script gives by hand: the order of probabilities is 2, 1, 4, 3, 5.</summary>
    [Fact]
    public void NoAnswerColumn_GivesTheBestScoresWithTheirThresholds()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", """
                {"id": "1", "answers": ["Cairo"]}
                {"id": "2", "answers": ["the old town"]}
                {"id": "3", "answers": []}
                {"id": "4", "answers": ["Giza"]}
                {"id": "5", "answers": []}

                """)
            .Run("run.tsv", "id\ttext\tp\n5\tnobody\t0.9\n4\tin Giza\t0.5\n3\tthe\t0.7\n2\told town\t-0.5\n1\tLuxor\t0.25\n");

        var result = job.Work(new GenerationScorer(), """{"no_answer_column": "p", "interval_resamples": 20}""").Result!;

        Value(result, "best_exact").ShouldBe(60, 1e-12);
        Value(result, "best_f1").ShouldBe(100 * (2 + 1 + (2 / 3.0)) / 5, 1e-12);
        result.Tables[^1].Rows.Select(row => row[1]).ShouldBe(["-0.5", "0.5"]);
        Value(result, "squad_v2_exact_match").ShouldBe(40, 1e-12);
    }

    [Fact]
    public void NoAnswerColumn_AbsentFromLinesOfTextOrNotANumber_IsTold()
    {
        const string Parameters = """{"no_answer_column": "p"}""";
        using var lines = new PluginJobFolder().Reference("gold.txt", "a\nb\n").Run("run.txt", "a\nb\n");
        using var table = new PluginJobFolder().Reference("gold.tsv", "id\ttext\n1\ta\n").Run("run.tsv", "id\ttext\tp\n1\ta\tmaybe\n");

        lines.Work(new GenerationScorer(), Parameters).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.MissingColumn);
        var problem = table.Work(new GenerationScorer(), Parameters).Result!.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Column).ShouldBe((ProblemCodes.NotANumber, 2L, "p"));
    }

    [Fact]
    public void BestScores_WithoutTheColumn_AreUndefined() =>
        Example("weak").Scores.Where(score => score.Metric.StartsWith("best_", StringComparison.Ordinal)).Select(score => score.Value).ShouldBe([null, null]);

    private static readonly byte[][] Splinters =
    [
        .. new[] { "\t", "\n", "\r\n", "\"", "[", "]", "{", "}", "[]", "null", "\\ud800", "\0", "\uFEFF", "é", "id\ttext\n", "{\"id\": 1, \"references\": [[\"a\"]]}\n" }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xE2, 0x82],
    ];

    private static Gen<(int Place, int Cut, int Splinter)[]> Damages =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 6], Gen.Int[0, Splinters.Length - 1]).Array[1, 4];

    private static byte[] Damage(string content, (int Place, int Cut, int Splinter)[] damages)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        foreach (var (place, cut, splinter) in damages)
        {
            var start = place % (bytes.Length + 1);
            bytes = [.. bytes[..start], .. Splinters[splinter], .. bytes[Math.Min(bytes.Length, start + cut)..]];
        }

        return bytes;
    }

    private static List<string> GenerationManifestKeys() => [.. new GenerationScorer().Manifest.Metrics.Select(metric => metric.Key)];

    private static ScoringResult Example(string name)
    {
        using var job = ExampleFolder.Load("generation", name);
        var (exitCode, result) = job.Work(new GenerationScorer());
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
