using System.Text;
using CsCheck;
using Retrieval;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class RetrievalPluginTests
{
    private const string Qrels = "1 0 a 1\n1 0 b 0\n2 0 a 2\n2 0 c 1\n";
    private const string Run = "1 Q0 a 1 2.5 x\n1 Q0 b 2 1.5 x\n2 Q0 b 1 3 x\n2 Q0 a 2 1 x\n";

    [Theory]
    [InlineData("run.txt", Run)]
    [InlineData("run", "2\tQ0\tb\t9\t3.0\tx\r\n2\tQ0\ta\t9\t1e0\tx\r\n\r\n1 Q0  b\t9 1.5 x\r\n  1 Q0 a 9 +2.5 x")]
    [InlineData("run.trec", "# a comment\n1 Q0 b 2 1.5 x\n1 Q0 a 1 2.5 x\n2 Q0 a 2 1 x\n2 Q0 b 1 3 x\n")]
    public void Run_InAnyOrderAndWhiteSpace_ScoresTheSame(string name, string content)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run(name, content);

        var (exitCode, result) = job.Work(new RetrievalScorer());

        exitCode.ShouldBe(0);
        result!.Problems.ShouldBeEmpty();
        Value(result, "map").ShouldBe(0.625);
        Value(result, "recip_rank").ShouldBe(0.75);
        Value(result, "recip_rank_cut_5").ShouldBe(0.75);
        Value(result, "num_ret").ShouldBe(4);
        result.Items.ShouldBe(2);
        result.Scores.Select(score => score.Metric).ShouldBe(new RetrievalScorer().Manifest.Metrics.Select(metric => metric.Key));
    }

    [Theory]
    [InlineData("1 Q0 a 1 2.5\n", "column-count", 1L, "run name")]
    [InlineData("1 Q0 a 1 2.5 x\n1 Q0 b 1 high x\n", "not-a-number", 2L, "score")]
    [InlineData("1 Q0 a 1 2,5 x\n", "not-a-number", 1L, "score")]
    [InlineData("1 Q0 a 1 inf x\n", "not-finite", 1L, "score")]
    [InlineData("1 Q0 a 1 NaN x\n", "not-finite", 1L, "score")]
    [InlineData("1 Q0 a 1 -Infinity x\n", "not-finite", 1L, "score")]
    [InlineData("1 Q0 a 1 1e999 x\n", "not-finite", 1L, "score")]
    [InlineData("1 Q0 a 1 2 x\n2 Q0 a 1 2 x\n1 Q0 a 3 1 x\n", "duplicate-document", 3L, "document")]
    [InlineData("1 Q0 a 1 2 x\n", "missing-topic", 1L, "topic")]
    [InlineData("7 Q0 a 1 2 x\n", "missing-topic", 1L, "topic")]
    [InlineData("\n\n", "empty-file", 1L, "character 1")]
    public void Run_WithAProblem_IsInvalidAndSaysWhere(string content, string code, long line, string column)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", content);

        var (exitCode, result) = job.Work(new RetrievalScorer());

        exitCode.ShouldBe(0);
        result!.Outcome.ShouldBe(ScoringOutcome.Invalid);
        var problem = result.Problems.First(one => one.Code == code);
        (problem.File, problem.Line, problem.Column).ShouldBe(("run.txt", line, column));
    }

    [Theory]
    [InlineData("qid Q0 docno rank score tag\n1 Q0 a 1 2 x\n", "Line 1: the score \"score\" is not a number. If this line is a header, please leave it out.")]
    [InlineData("1 Q0 a 1 2 x\n1 Q0 b 2 high x\n", "Line 2: the score \"high\" is not a number.")]
    [InlineData("1 Q0 a 1 2.5.1 x\n", "Line 1: the score \"2.5.1\" is not a number.")]
    public void Word_InPlaceOfAScore_IsTakenForAHeaderInTheFirstLine(string run, string message)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", run);

        job.Work(new RetrievalScorer()).Result!.Problems[0].Message.ShouldBe(message);
    }

    [Fact]
    public void Run_WithATopicThatNobodyKnows_IsScoredWithAWarning()
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", Run + "9 Q0 a 1 1 x\n9 Q0 b 1 1 x\n");

        var result = job.Work(new RetrievalScorer()).Result!;

        result.Problems.Single().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("unknown-topic"),
            problem => problem.Severity.ShouldBe(ProblemSeverity.Warning),
            problem => problem.Line.ShouldBe(5));
        Value(result, "map").ShouldBe(0.625);
    }

    [Theory]
    [InlineData("ignore", 1.0, 1)]
    [InlineData("wrong", 0.5, 2)]
    public void Topics_ThatAreLeftOut_FollowTheOrganizersPolicy(string policy, double map, int topics)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", "1 Q0 a 1 2 x\n");

        var result = job.Work(new RetrievalScorer(), $$"""{"missing_topics": "{{policy}}"}""").Result!;

        Value(result, "map").ShouldBe(map);
        Value(result, "num_q").ShouldBe(topics);
        result.Problems.Single().Code.ShouldBe("missing-topic");
    }

    [Theory]
    [InlineData("1 0 a\n")]
    [InlineData("1 0 a 1 more\n")]
    [InlineData("1 0 a 0.5\n")]
    [InlineData("1 0 a 1001\n")]
    [InlineData("1 0 a 1\n1 0 a 0\n")]
    public void Reference_ThatCannotBeUsed_IsTheOrganizersFault(string qrels)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", qrels).Run("run.txt", Run);

        job.Work(new RetrievalScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Theory]
    [InlineData("""{"relevance_level": 2}""", "num_rel", 1)]
    [InlineData("""{"max_depth": 1}""", "num_ret", 2)]
    [InlineData("""{"judged_only": "yes"}""", "map", 0.75)]
    [InlineData("""{"gains": ["2=0", "1=1"]}""", "ndcg", 0.5)]
    [InlineData("""{"measures": ["num_q", "map"]}""", "map", 0.625)]
    [InlineData("""{"subtopics": "yes"}""", "strec_5", 1)]
    public void Parameter_ThatIsGiven_ChangesTheScore(string parameters, string metric, double value)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", Run);

        Value(job.Work(new RetrievalScorer(), parameters).Result!, metric).ShouldBe(value);
    }

    [Theory]
    [InlineData("""{"gains": ["2"]}""")]
    [InlineData("""{"gains": ["2=1", "2=3"]}""")]
    [InlineData("""{"measures": ["map", "mapp"]}""")]
    [InlineData("""{"relevance_level": -1}""")]
    public void Request_WithAWrongParameter_IsNotUnderstood(string parameters)
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", Run);

        job.Work(new RetrievalScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Theory]
    [InlineData("perfect", 1.0)]
    [InlineData("weak", 0.3056)]
    [InlineData("malformed", null)]
    public void Examples_BesideThePlugin_ScoreAsTheReadmeSays(string example, double? map)
    {
        using var job = ExampleFolder.Load("retrieval", example);

        var result = job.Work(new RetrievalScorer()).Result!;

        if (map is { } value)
        {
            Value(result, "map").ShouldBe(value, 5e-5);
        }
        else
        {
            result.Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe(
                [("column-count", 2), ("not-a-number", 3), ("not-finite", 4), ("duplicate-document", 5), ("not-a-number", 6)]);
        }
    }

    [Fact]
    public void Subtopics_OfTheExample_GiveTheMeasuresOfNdeval()
    {
        using var job = ExampleFolder.Load("retrieval", "subtopics");

        var result = job.Work(new RetrievalScorer(), """{"subtopics": "yes", "interval_resamples": 50}""").Result!;

        result.Problems.ShouldBeEmpty();
        Value(result, "alpha_ndcg_cut_5").ShouldBe(0.884458, 5e-7);
        Value(result, "err_ia_cut_5").ShouldBe(0.519415, 5e-7);
        Value(result, "strec_5").ShouldBe(1);
        Value(result, "map").ShouldBe(1);
        job.Items()[0].Values.ShouldContainKey("nnrbp");
        result.Scores.Single(score => score.Metric == "map_ia").Interval.ShouldNotBeNull();
    }

    [Fact]
    public void Subtopics_WithoutTheParameter_AreTheOrganizersFault()
    {
        using var job = ExampleFolder.Load("retrieval", "subtopics");

        job.Work(new RetrievalScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
        job.Work(new RetrievalScorer(), """{"measures": ["nrbp"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void Subtopic_ThatJudgesADocumentTwice_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", "1 2 a 1\n1 1 a 0\n1 2 a 0\n").Run("run.txt", Run);

        job.Work(new RetrievalScorer(), """{"subtopics": "yes"}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void Measures_OfSubtopics_AreUndefinedWithoutThem()
    {
        using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.txt", Run);

        var result = job.Work(new RetrievalScorer()).Result!;

        result.Scores.Single(score => score.Metric == "alpha_ndcg_cut_10").Value.ShouldBeNull();
        job.Items()[0].Values.ShouldNotContainKey("alpha_ndcg_cut_10");
    }

    [Fact]
    public void Statistics_OfTopics_AverageToTheScore()
    {
        using var job = ExampleFolder.Load("retrieval", "weak");
        var result = job.Work(new RetrievalScorer()).Result!;

        var items = job.Items();

        items.Select(item => item.Id).ShouldBe(["1", "2", "3"]);
        items.Average(item => item.Values["ndcg"]).ShouldBe(Value(result, "ndcg"), 1e-15);
        result.Tables.Single().Rows[2].Take(3).ShouldBe(["3", "0.5000", "0.0000"]);
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedAlone()
    {
        using var job = new PluginJobFolder().Run("run.txt", Run + "1 Q0 a 1 2 x\n");

        var result = job.Work(new RetrievalScorer(), verb: "check").Result!;

        result.Problems.Single().Code.ShouldBe("duplicate-document");
        result.Items.ShouldBe(2);
    }

    [Fact]
    public void Interval_WithTheSameSeed_IsTheSameToTheByte()
    {
        byte[] Bytes()
        {
            using var job = ExampleFolder.Load("retrieval", "weak");
            job.Work(new RetrievalScorer(), """{"interval_resamples": 200}""").ExitCode.ShouldBe(0);
            return job.ResultBytes();
        }

        Bytes().ShouldBe(Bytes());
    }

    [Fact]
    public void Run_OfAnyBytes_IsReadWithoutFault()
    {
        string[] parts = ["1", "Q0", "a", "2.5", "x", "NaN", " ", "\t", "\v", "\n", "\r", "#", "1 Q0 a 1 2 x\n", "2 Q0 é 1 1e308 x\n", "\0"];
        var text = Gen.Int[0, parts.Length - 1].Array[0, 40].Select(chosen => Encoding.UTF8.GetBytes(string.Concat(chosen.Select(part => parts[part]))));
        Gen.OneOf(Gen.Byte.Array[0, 60], text).Sample(
            bytes =>
            {
                using var job = new PluginJobFolder().Reference("qrels.txt", Qrels).Run("run.data", bytes);
                job.Work(new RetrievalScorer(), """{"missing_topics": "wrong"}""").ExitCode.ShouldBe(0);
            },
            iter: 300,
            threads: 1);
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
