using System.Text.Json;
using EntityLinking;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class LinkingPluginTests
{
    private const string Gold = "s\tm1\tAnna\td1:3-6\tE1\tPER\tNAM\t1.0\ns\tm2\tBonn\td1:9-12\tNIL1\tGPE\tNAM\t1.0\ns\tm3\tshe\td2:0-2\tE1\tPER\tNOM\t1.0\n";

    /// <summary>Random files; the file says where the values are from.</summary>
    [Fact]
    public void GoldenRuns_ScoreAsNeleval()
    {
        foreach (var (place, one) in GoldenFolder.Cases("entity-linking.json").Index())
        {
            using var job = new PluginJobFolder().Reference("gold.tab", one.GetProperty("gold").GetString()!).Run("run.tab", one.GetProperty("run").GetString()!);

            var result = job.Work(new LinkingScorer()).Result!;

            var table = result.Tables.ShouldHaveSingleItem().Rows;
            foreach (var measure in one.GetProperty("expected").EnumerateObject())
            {
                double[] expected = [.. measure.Value.EnumerateArray().Select(value => value.GetDouble())];
                Shares(result, measure.Name).ShouldBe(expected[..3], 1e-9, $"case {place}: {measure.Name}");
                var counts = table.Single(row => row[0] == measure.Name).Skip(1).Take(4).Select(count => double.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
                counts.ShouldBe(expected[3..], 1e-3, $"case {place}: counts of {measure.Name}");
            }

            table.Count.ShouldBe(one.GetProperty("expected").EnumerateObject().Count());
            ShouldHaveMeans(job, one, "macro_types", "type", place);
            ShouldHaveMeans(job, one, "macro_documents", "document", place);
        }
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsPlace()
    {
        using var job = ExampleFolder.Load("entity-linking", "malformed");

        var result = job.Work(new LinkingScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code} {problem.Column}").ShouldBe(
        [
            "2 invalid-span extents", "3 invalid-span extents", "4 empty-value kb_id", "5 not-a-number confidence", "6 column-count mention_type", "7 not-a-number confidence", "8 duplicate-mention extents",
        ]);
    }

    [Theory]
    [InlineData("d1:3-6", null)]
    [InlineData("d1: 3 - 6", null)]
    [InlineData("d1:3–6", null)]
    [InlineData(" d1:03-006 ", null)]
    [InlineData("d1:3", "invalid-span")]
    [InlineData("3-6", "invalid-span")]
    [InlineData(":3-6", "invalid-span")]
    [InlineData("d 1:3-6", "invalid-span")]
    [InlineData("d1:3-", "invalid-span")]
    [InlineData("d1:-3-6", "invalid-span")]
    [InlineData("d1:+3-6", "invalid-span")]
    [InlineData("d1:3.0-6", "invalid-span")]
    [InlineData("d1:6-3", "invalid-span")]
    [InlineData("d1:3-99999999999", "invalid-span")]
    [InlineData("", "invalid-span")]
    public void Extents_AreReadAsInTacFilesOrToldWithTheirLine(string extents, string? code)
    {
        var result = Work(Gold.Replace("d1:3-6", extents, StringComparison.Ordinal));

        if (code is null)
        {
            Value(result, "strong_all_match_f1").ShouldBe(1);
            return;
        }

        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Column, problem.Value).ShouldBe((code, 1L, "extents", extents.Trim()));
    }

    [Theory]
    [InlineData("nan", "not-finite")]
    [InlineData("1e999", "not-finite")]
    [InlineData("", "empty-value")]
    [InlineData("high", "not-a-number")]
    public void Confidence_ThatIsNone_IsTold(string confidence, string code)
    {
        var problem = Work(Gold.Replace("E1\tPER\tNOM\t1.0", "E1\tPER\tNOM\t" + confidence, StringComparison.Ordinal)).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Value).ShouldBe((code, 3L, "confidence", confidence));
    }

    [Fact]
    public void HeaderBlankLinesLineEndsAndFurtherColumns_ChangeNothing()
    {
        const string Header = "system_run_id\tmention_id\tmention_text\textents\tkb_id\tentity_type\tmention_type\tconfidence\n";
        var run = "\uFEFF" + Header + Gold.Replace("1.0\n", "0.7\tN\tN\r\n", StringComparison.Ordinal) + "\r\n\n";

        using var job = new PluginJobFolder().Reference("gold.tab", Header + Gold).Run("run.tab", run);
        var result = job.Work(new LinkingScorer()).Result!;

        result.Problems.ShouldBeEmpty();
        Value(result, "strong_typed_all_match_f1").ShouldBe(1);
        Work("s\tm\ttext\tplace\tE1\tPER\tNAM\t1.0\n" + Gold).Problems.ShouldHaveSingleItem().Line.ShouldBe(1);
        var warning = Work(Gold.Replace("\ns\tm2", "\n \t\ns\tm2", StringComparison.Ordinal)).Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code, warning.Line).ShouldBe((ProblemSeverity.Warning, "blank-line", 2L));
    }

    [Fact]
    public void MentionTwice_CountsWithItsHigherConfidence()
    {
        var sure = Gold + "s\tm4\tAnna\td1: 3-6\tE9\tORG\tNAM\t1.5\n";
        var unsure = Gold + "s\tm4\tAnna\td1: 3-6\tE9\tORG\tNAM\t1.0\n";

        Value(Work(unsure), "strong_typed_all_match_f1").ShouldBe(1);
        var result = Work(sure);
        Value(result, "strong_typed_all_match_f1").ShouldBe(2 / 3.0, 1e-12);
        var warning = result.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code, warning.Line, warning.Column, warning.Value).ShouldBe((ProblemSeverity.Warning, "duplicate-mention", 4L, "extents", "d1: 3-6"));
    }

    [Theory]
    [InlineData("wrong", 3, 2 / 3.0)]
    [InlineData("ignore", 2, 1)]
    public void DocumentWithoutMentionsOfTheRun_FollowsThePolicy(string policy, int items, double recall)
    {
        using var job = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", Gold[..Gold.IndexOf("s\tm3", StringComparison.Ordinal)]);

        var result = job.Work(new LinkingScorer(), $$"""{"missing_predictions": "{{policy}}"}""").Result!;

        (result.Items, Value(result, "strong_mention_match_recall")).ShouldBe((items, recall));
        var problem = job.Work(new LinkingScorer(), """{"missing_predictions": "error"}""").Result!.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Value).ShouldBe(("missing-id", 2L, "d2"));
    }

    [Theory]
    [InlineData("wrong", 0.75, ProblemSeverity.Warning)]
    [InlineData("ignore", 1.0, null)]
    [InlineData("error", null, ProblemSeverity.Error)]
    public void DocumentBeyondTheReference_FollowsThePolicy(string policy, double? precision, ProblemSeverity? severity)
    {
        using var job = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", Gold + "s\tm4\tx\td9:0-2\tE1\tPER\tNOM\t1.0\n");

        var result = job.Work(new LinkingScorer(), $$"""{"additional_documents": "{{policy}}"}""").Result!;

        result.Scores.SingleOrDefault(score => score.Metric == "strong_mention_match_precision")?.Value.ShouldBe(precision);
        result.Problems.Select(problem => (problem.Severity, problem.Code, problem.Line, problem.Value)).ShouldBe(severity is { } said ? [(said, "unknown-id", 4L, "d9")] : []);
    }

    [Fact]
    public void Types_MayLeaveOutThoseOfMentions()
    {
        var run = Gold.Replace("NOM", "NAM", StringComparison.Ordinal);

        Value(Work(run), "strong_typed_mention_match_f1").ShouldBe(2 / 3.0, 1e-12);
        Value(Work(run, """{"types": "entity"}"""), "strong_typed_mention_match_f1").ShouldBe(1);
    }

    [Fact]
    public void Slices_HaveTheMentionsOfBothSidesWithAValueOfTheReference()
    {
        var run = Gold.Replace("GPE", "ORG", StringComparison.Ordinal) + "s\tm4\tx\td2:9-9\tE1\tPER\tNAM\t1.0\n";
        var result = Work(run, """{"slices": ["entity_type", "document"], "interval_resamples": 100}""");

        result.Slices.Select(slice => (slice.By, slice.Value, slice.Size, Value(slice, "strong_mention_match_precision"))).ShouldBe(
        [
            ("entity_type", "GPE", 1L, 0), ("entity_type", "PER", 2L, 2 / 3.0), ("document", "d1", 2L, 1), ("document", "d2", 1L, 0.5),
        ]);
        result.Scores.ShouldAllBe(score => score.Interval!.Low <= score.Value + 1e-12 && score.Value <= score.Interval.High + 1e-12);
        using var wrong = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", run);
        wrong.Work(new LinkingScorer(), """{"slices": ["language"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void CountsOfDocuments_AddUpAndAreTheSameUnitsForEveryRun()
    {
        using var job = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", Gold + "s\tm4\tx\td9:0-2\tE1\tPER\tNOM\t1.0\n");

        job.Work(new LinkingScorer());

        // E1 has two mentions of the reference, and three of the run: their F1 is 4/5, shared out among two documents.
        job.Items().Select(item => (item.Id, item.Values["gold_mentions"], item.Values["run_mentions"], Math.Round(item.Values["entity_ceaf"], 12))).ShouldBe(
            [("d1", 2, 2, 1.4), ("d2", 1, 1, 0.4), ("(documents beyond the reference)", 0, 1, 0)]);
        using var perfect = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", Gold);
        perfect.Work(new LinkingScorer());
        perfect.Items().Select(item => item.Id).ShouldBe(job.Items().Select(item => item.Id));
    }

    [Fact]
    public void ManyClusters_ArePairedInMoments()
    {
        // Every cluster of the run shares a mention with its neighbours in the reference: one path through all of them.
        const int Mentions = 40_000;
        string Lines(int shift) => string.Concat(Enumerable.Range(0, Mentions).Select(place => $"s\tm\tx\td{place % 7}:{place}-{place}\tE{(place + shift) / 2}\tPER\tNAM\t1\n"));
        using var job = new PluginJobFolder().Reference("gold.tab", Lines(0)).Run("run.tab", Lines(1));

        Value(job.Work(new LinkingScorer()).Result!, "mention_ceaf_recall").ShouldBe(0.5, 1e-4);
    }

    private static void ShouldHaveMeans(PluginJobFolder job, JsonElement one, string name, string column, int place)
    {
        if (one.TryGetProperty(name, out var means))
        {
            var result = job.Work(new LinkingScorer(), $$"""{"mean_over": "{{column}}"}""").Result!;
            foreach (var measure in means.EnumerateObject())
            {
                Shares(result, measure.Name).ShouldBe(measure.Value.EnumerateArray().Select(value => value.GetDouble()), 1e-9, $"case {place}: mean of {measure.Name} over {column}");
            }
        }
    }

    private static double[] Shares(ScoringResult result, string measure) => [Value(result, $"{measure}_precision"), Value(result, $"{measure}_recall"), Value(result, $"{measure}_f1")];

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tab", Gold).Run("run.tab", run);
        var (exitCode, result) = job.Work(new LinkingScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;

    private static double Value(SliceScore slice, string metric) => slice.Scores.Single(score => score.Metric == metric).Value!.Value;
}
