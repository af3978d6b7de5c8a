using System.Globalization;
using GrammarCorrection;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class CorrectionPluginTests
{
    private const string Gold = "S a b c\nA 1 2|||X|||d|||REQUIRED|||-NONE-|||0\n\nS e f\nA 2 2|||X|||i||g h|||REQUIRED|||-NONE-|||0\n";

    /// <summary>Random sentences with several annotators and many equally good alignments; the file says where the values are from.</summary>
    [Fact]
    public void GoldenRuns_ScoreAsTheOfficialScorer()
    {
        var cases = GoldenFolder.Cases("grammar-correction.json");
        cases.ShouldNotBeEmpty();
        foreach (var (place, one) in cases.Index())
        {
            using var job = new PluginJobFolder().Reference("gold.m2", one.GetProperty("gold").GetString()!).Run("run.txt", one.GetProperty("run").GetString()!);

            var (exitCode, result) = job.Work(new CorrectionScorer(), one.GetProperty("parameters").GetRawText());

            exitCode.ShouldBe(0, $"case {place}");
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result!, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }
        }
    }

    /// <summary>Random edits of runs and annotators, with their types; the file says where the values are from.</summary>
    [Fact]
    public void GoldenEdits_ScoreAsErrant()
    {
        var cases = GoldenFolder.Cases("grammar-correction-edits.json");
        cases.ShouldNotBeEmpty();
        foreach (var (place, one) in cases.Index())
        {
            using var job = new PluginJobFolder().Reference("gold.m2", one.GetProperty("gold").GetString()!).Run("run.m2", one.GetProperty("run").GetString()!);

            var result = job.Work(new CorrectionScorer(), one.GetProperty("parameters").GetRawText()).Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }

            // Of each type the right edits, the wrong ones and the missed ones.
            var types = one.GetProperty("types").EnumerateObject().Select(type => (type.Name, Counts: type.Value.EnumerateArray().Select(count => count.GetInt32()).ToArray()));
            result.Tables.Single().Rows.Skip(1).Select(row => string.Join(' ', row.Take(4))).ShouldBe(
                types.Select(type => $"{type.Name} {type.Counts[0]} {type.Counts[0] + type.Counts[1]} {type.Counts[0] + type.Counts[2]}"), $"case {place}");
        }
    }

    [Fact]
    public void GivenEdits_OfOtherSentences_AreTold()
    {
        ScoringProblem Problem(string run)
        {
            using var job = new PluginJobFolder().Reference("gold.m2", Gold).Run("run.m2", run);
            return job.Work(new CorrectionScorer(), """{"edits": "given"}""").Result!.Problems.ShouldHaveSingleItem();
        }

        Problem("S a b c\n\nS e g\n").ShouldSatisfyAllConditions(problem => (problem.Code, problem.Line).ShouldBe(("token-differs", 3L)), problem => problem.Message.ShouldContain("\"e f\""));
        Problem("S a b c\n").ShouldSatisfyAllConditions(problem => (problem.Code, problem.Line).ShouldBe(("line-count", 1L)));
        Problem("S a b c\n\nS e f\n\nS g\n").ShouldSatisfyAllConditions(problem => (problem.Code, problem.Line).ShouldBe(("line-count", 5L)));
        Problem("a d c\n").ShouldSatisfyAllConditions(problem => (problem.Code, problem.Line).ShouldBe(("invalid-edit", 1L)));
    }

    [Fact]
    public void Block_OfVeryManySentencesAndEdits_IsRefused()
    {
        var run = string.Concat(Enumerable.Repeat("S a\n", 1001)) + string.Concat(Enumerable.Repeat("A 0 1|||X|||b|||REQUIRED|||-NONE-|||0\n", 1000));
        using var job = new PluginJobFolder().Reference("gold.m2", Gold).Run("run.m2", run);

        var problem = job.Work(new CorrectionScorer(), """{"edits": "given"}""").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("invalid-edit", 2L));
        problem.Message.ShouldBe("Line 2: the block has 1001 sentences with 1000 edits; sentences are parted by blank lines.");
    }

    [Fact]
    public void Files_OfTheOtherKind_AreToldApart()
    {
        using var job = new PluginJobFolder().Reference("gold.m2", Gold).Run("run.m2", Gold);

        job.Work(new CorrectionScorer()).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe("wrong-format");
        Value(job.Work(new CorrectionScorer(), """{"edits": "given"}""").Result!, "f").ShouldBe(1);
    }

    [Fact]
    public void WeakExample_HasTheScoresOfTheOfficialDocumentation()
    {
        using var job = ExampleFolder.Load("grammar-correction", "weak");

        var result = job.Work(new CorrectionScorer()).Result!;

        result.Scores.Select(score => score.Value!.Value).ShouldBe([0.8, 0.8, 0.8], 1e-12);
        result.Tables.Single().Rows.Single().ShouldBe(["All", "4", "5", "5", "0.8000", "0.8000", "0.8000"]);
        job.Items().Select(item => (item.Id, item.Values["correct"], item.Values["proposed"], item.Values["gold"])).ShouldBe([("1", 2, 3, 2), ("2", 0, 0, 0), ("3", 2, 2, 3)]);
    }

    [Fact]
    public void MalformedExample_IsInvalidForItsNumberOfLines()
    {
        using var job = ExampleFolder.Load("grammar-correction", "malformed");

        var result = job.Work(new CorrectionScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Message).ShouldBe(("line-count", 4L, "The file has 4 lines, and the reference has 3 sentences. Expected one line for each, in the order of the reference."));
    }

    [Theory]
    [InlineData("a d c\ne f g h\n", 1, 1)]
    [InlineData("a d c\r\ne f i\r\n", 1, 1)]
    [InlineData("\uFEFFa\u00A0d\u3000c\ne f  i", 1, 1)]
    [InlineData("a b c\ne f\n", 1, 0)]
    [InlineData("\n\n", 0, 0)]
    [InlineData("a d c\ne i f\n", 0.5, 0.5)]
    public void Run_InAnyShape_IsScored(string run, double precision, double recall)
    {
        var result = Work(Gold, run);

        (Value(result, "precision"), Value(result, "recall")).ShouldBe((precision, recall));
    }

    [Theory]
    [InlineData("S a b\nA 0 1|||X|||c|||REQUIRED|||-NONE-|||0\n \nS a b\n", "c b\na b\n", 1)]
    [InlineData("S a b\r\nA 0 1|||X|||c|||REQUIRED|||-NONE-|||0\r\n\r\n\r\nS a b\r\n", "c b\na b\n", 1)]
    [InlineData("S a b\nI 1\nA 0 1|||X||||||REQUIRED|||-NONE-|||0\n\nS\n", "b\n\n", 1)]
    [InlineData("S a b\nA -1 -1|||noop|||-NONE-|||REQUIRED|||-NONE-|||3\nA 0 1|||X|||c|||REQUIRED|||-NONE-|||-2\n", "a b\n", 0)]
    [InlineData("S a b\nS a b\nA 0 1|||X|||c|||REQUIRED|||-NONE-|||0\n", "c b\nc b\n", 2)]
    public void Reference_InAnyShape_IsRead(string gold, string run, double correct)
    {
        using var job = new PluginJobFolder().Reference("gold.m2", gold).Run("run.txt", run);

        var result = job.Work(new CorrectionScorer()).Result!;

        result.Scores.ShouldAllBe(score => score.Value == 1);
        job.Items().Sum(item => item.Values["correct"]).ShouldBe(correct);
    }

    [Fact]
    public void EditBeyondItsSentence_IsLeftOutWithAWarning()
    {
        using var job = new PluginJobFolder().Reference("gold.m2", "S a b\nA 1 3|||X|||c|||REQUIRED|||-NONE-|||0\n");

        var problem = job.Work(new CorrectionScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Column, problem.Value).ShouldBe((ProblemSeverity.Warning, "invalid-edit", 2L, "start end", "1 3"));
        Value(Work("S a b\nA 1 3|||X|||c|||REQUIRED|||-NONE-|||0\n", "a b\n"), "recall").ShouldBe(1);
    }

    [Fact]
    public void Beta_WeighsRecall()
    {
        double F(double beta) => Value(Work(Gold, "a d x\ne f i\n", string.Create(CultureInfo.InvariantCulture, $$"""{"beta": {{beta}}}""")), "f");

        // Of three edits two are right, of two in the reference two are found.
        F(1).ShouldBe(0.8, 1e-12);
        F(0.5).ShouldBe(1.25 * 2 / (3 + 0.25 * 2), 1e-12);
        F(0).ShouldBe(2 / 3.0, 1e-12);
    }

    [Theory]
    [InlineData("run.tsv")]
    [InlineData("run.jsonl")]
    public void Table_IsNotTakenForSentences(string name)
    {
        using var job = new PluginJobFolder().Reference("gold.m2", Gold).Run(name, "a d c\ne f g\n");

        job.Work(new CorrectionScorer()).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe("wrong-format");
    }

    [Fact]
    public void Intervals_EncloseTheScores()
    {
        using var job = ExampleFolder.Load("grammar-correction", "weak");

        var result = job.Work(new CorrectionScorer(), """{"interval_resamples": 200}""").Result!;

        result.Scores.ShouldAllBe(score => score.Interval!.Low < score.Value && score.Value < score.Interval.High);
    }

    /// <summary>Hundreds of places where two sentences could be aligned, a long one of which nothing is left, and the longest one.</summary>
    [Fact]
    public void SentencesWithLittleInCommon_AreCompared()
    {
        string Words(string name, int count) => string.Join(' ', Enumerable.Range(0, count).Select(word => $"{name}{word}"));
        var gold = $"S {Words("a", 20)}\n\nS {Words("a", 200)}\n\nS {Words("a", 1000)}\n";

        var result = Work(gold, $"{Words("b", 20)}\n\n{Words("a", 1000)}\n");

        result.Tables.Single().Rows.Single().Take(4).ShouldBe(["All", "0", "2", "0"]);
    }

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.m2", gold).Run("run.txt", run);
        var (exitCode, result) = job.Work(new CorrectionScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
