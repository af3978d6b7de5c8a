using System.Globalization;
using Classification;
using CsCheck;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class ClassificationPluginTests
{
    private const string Gold = "id\tlabel\n1\tPalestine\n2\tEgypt\n3\tIraq\n4\tEgypt\n";

    [Theory]
    [InlineData("run.tsv", "id\tlabel\n4\tEgypt\n3\tIraq\n2\tEgypt\n1\tPalestine\n")]
    [InlineData("run.csv", "id,prediction\r\n1,Palestine\r\n2,\"Egypt\"\r\n3,Iraq\r\n4,Egypt\r\n\r\n")]
    [InlineData("run.jsonl", "{\"id\": 1, \"label\": \"Palestine\"}\n{\"id\": \"2\", \"label\": \"Egypt\"}\n{\"id\": \"3\", \"label\": \"Iraq\"}\n{\"id\": \"4\", \"label\": \"Egypt\"}")]
    [InlineData("nested/run.tsv", "\uFEFFid\tlabel\n1\tPalestine\n2\tEgypt\n3\tIraq\n4\tEgypt\n")]
    public void Run_PerfectInAnyFormat_ScoresOne(string name, string content)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, content);

        var (exitCode, result) = job.Work(new ClassificationScorer());

        exitCode.ShouldBe(0);
        result!.Problems.ShouldBeEmpty();
        Value(result, "macro_f1").ShouldBe(1);
        Value(result, "accuracy").ShouldBe(1);
        result.Items.ShouldBe(4);
    }

    [Fact]
    public void Run_OfPlainLabelLines_IsTakenInTheOrderOfTheReference()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "a\nb\nb\n").Run("run.txt", "a\nb\na\n");

        Value(job.Work(new ClassificationScorer()).Result!, "accuracy").ShouldBe(2.0 / 3, 1e-15);
    }

    [Theory]
    [InlineData("run.tsv", "", "empty-file", null)]
    [InlineData("run.tsv", "id\tlabel\n1\tPalastine\n2\tEgypt\n3\tIraq\n4\tEgypt\n", "unknown-label", 2L)]
    [InlineData("run.tsv", "id\tlabel\n1\tEgypt\n2\tEgypt\n2\tIraq\n3\tIraq\n4\tEgypt\n", "duplicate-id", 4L)]
    [InlineData("run.tsv", "id\tlabel\n1\tEgypt\n2\tEgypt\n3\tIraq\n9\tEgypt\n4\tEgypt\n", "unknown-id", 5L)]
    [InlineData("run.tsv", "id\tlabel\n1\tEgypt\n2\tEgypt\n3\tIraq\n", "missing-id", null)]
    [InlineData("run.tsv", "id\tlabel\n1\tEgypt\n2\tEgypt\tmore\n3\tIraq\n4\tEgypt\n", "column-count", 3L)]
    [InlineData("run.jsonl", "{\"id\": \"1\", \"label\": \"Egypt\"}\n{broken\n", "invalid-json", 2L)]
    public void Run_WithAProblem_IsInvalidAndSaysWhere(string name, string content, string code, long? line)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, content);

        var (exitCode, result) = job.Work(new ClassificationScorer());

        exitCode.ShouldBe(0);
        result!.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Scores.ShouldBeEmpty();
        var problem = result.Problems.First(one => one.Code == code);
        problem.File.ShouldBe(name);
        if (line is not null)
        {
            problem.Line.ShouldBe(line);
        }
    }

    [Fact]
    public void Run_WithAMistypedLabel_IsAskedWhetherTheNearOneWasMeant()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", "id\tlabel\n1\tPalastine\n2\tEgypt\n3\tIraq\n4\tEgypt\n");

        job.Work(new ClassificationScorer()).Result!.Problems[0].Message.ShouldContain("Did you mean \"Palestine\"?");
    }

    [Fact]
    public void Run_NotInUtf8_IsRefusedWithTheOffset()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", [.. "id\tlabel\n1\tEg"u8, 0xFF, .. "ypt\n"u8]);

        var problem = job.Work(new ClassificationScorer()).Result!.Problems[0];

        problem.Code.ShouldBe("not-utf8");
        problem.Message.ShouldContain("13");
    }

    [Fact]
    public void Run_WithSixtyProblems_ListsFiftyAndCountsTheRest()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}\twrong{i}\n"));
        var gold = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}\tright\n"));
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n" + gold).Run("run.tsv", "id\tlabel\n" + rows);

        var result = job.Work(new ClassificationScorer()).Result!;

        result.Problems.Count.ShouldBe(50);
        result.MoreProblems.ShouldBe(10);
    }

    [Theory]
    [InlineData("""{"missing_predictions": "wrong"}""", 0.5)]
    [InlineData("""{"missing_predictions": "ignore"}""", 1.0)]
    public void Run_WithMissingItems_FollowsTheOrganizersPolicy(string parameters, double accuracy)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", "id\tlabel\n1\tPalestine\n2\tEgypt\n");

        Value(job.Work(new ClassificationScorer(), parameters).Result!, "accuracy").ShouldBe(accuracy);
    }

    [Fact]
    public void Reference_WithSliceColumn_IsScoredPerValue()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tlabel\tdomain\n1\ta\tnews\n2\tb\tnews\n3\ta\ttweets\n")
            .Run("run.tsv", "id\tlabel\n1\ta\n2\ta\n3\ta\n");

        var slices = job.Work(new ClassificationScorer(), """{"slices": ["domain"]}""").Result!.Slices;

        slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("news", 2), ("tweets", 1)]);
        slices[0].Scores.Single(score => score.Metric == "accuracy").Value.ShouldBe(0.5);
    }

    [Theory]
    [InlineData("""{"no_such": 1}""")]
    [InlineData("""{"zero_division": "2"}""")]
    [InlineData("""{"interval_resamples": -1}""")]
    public void Request_WithAWrongParameter_IsNotUnderstood(string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", Gold);

        job.Work(new ClassificationScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void Reference_ThatCannotBeRead_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\ta\n1\tb\n").Run("run.tsv", "id\tlabel\n1\ta\n");

        job.Work(new ClassificationScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void WeightedKappa_OfNumbers_GoesByTheirValues()
    {
        // By characters 10 would stand next to 1; by value it is farthest from it.
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\na\t1\nb\t2\nc\t10\n").Run("run.tsv", "id\tlabel\na\t1\nb\t2\nc\t1\n");

        var result = job.Work(new ClassificationScorer()).Result!;

        Value(result, "cohen_kappa_linear").ShouldBe(1 - (3 * 2 / 8.0), 1e-12);
        result.Tables[0].Rows.Select(row => row[0]).ShouldBe(["1", "2", "10"]);
    }

    [Theory]
    [InlineData("0", 0.5 / 3)]
    [InlineData("1", 0.5)]
    [InlineData("sdu", 0.75)]
    public void ZeroDivision_OfTheOrganizers_IsFollowed(string policy, double precision)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\ta\n2\ta\n3\tb\n").Run("run.tsv", "id\tlabel\n1\ta\n2\tc\n3\ta\n");

        Value(job.Work(new ClassificationScorer(), $$"""{"unknown_labels": "class", "zero_division": "{{policy}}"}""").Result!, "macro_precision")
            .ShouldBe(precision, 1e-12);
    }

    [Theory]
    [InlineData("""{"averaged_labels": ["Egypt", "Irak"]}""")]
    [InlineData("""{"positive_label": "Irak"}""")]
    public void Label_ThatTheTaskDoesNotHave_IsNotUnderstood(string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", Gold);

        job.Work(new ClassificationScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void Interval_WithTheSameSeed_IsTheSameToTheByte()
    {
        byte[] Bytes()
        {
            using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", "id\tlabel\n1\tEgypt\n2\tEgypt\n3\tIraq\n4\tEgypt\n");
            job.Work(new ClassificationScorer(), """{"interval_resamples": 200}""").ExitCode.ShouldBe(0);
            return job.ResultBytes();
        }

        Bytes().ShouldBe(Bytes());
    }

    [Fact]
    public void Scores_WhateverTheOrderOfLines_AreTheSame() => Gen.Int[2, 5].SelectMany(labels =>
            Gen.Select(Gen.Int[0, labels - 1], Gen.Int[0, labels - 1]).Array[1, 40]).Sample(
        items =>
        {
            var forward = Score(items);
            var backward = Score([.. items.Reverse()]);
            forward.ShouldBe(backward);
            Score([.. items.Select(item => (item.Item1, item.Item1))]).First(score => score.Metric == "macro_f1").Value.ShouldBe(1);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Scores_UnderAnotherCulture_AreTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Score([(0, 1), (1, 1), (0, 0)]).First(score => score.Metric == "accuracy").Value!.Value.ShouldBe(2.0 / 3, 1e-15);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<MetricScore> Score((int Gold, int Predicted)[] items)
    {
        // Ids travel with their items, so that a reversed file is the same set of rows.
        var gold = string.Concat(items.Select((item, i) => $"x{i}\tlabel{item.Gold}\n"));
        var run = string.Concat(items.Select((item, i) => $"x{i}\tlabel{item.Predicted}\n").Reverse());
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n" + gold).Run("run.tsv", "id\tlabel\n" + run);
        var (exitCode, result) = job.Work(new ClassificationScorer(), """{"unknown_labels": "class"}""");
        exitCode.ShouldBe(0);
        return result!.Scores;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
