using MeaningRepresentationParsing;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of graphs as people write them: what counts as the same, and what their authors are told.</summary>
public sealed class MrpFileTests
{
    private const string Cat = """{"id": "1", "framework": "eds", "input": "a cat", "nodes": [{"id": 1, "label": "cat", "anchors": [{"from": 2, "to": 5}]}]}""" + "\n";

    /// <summary>Both fields, of a graph with two nodes, are the same to mtool.</summary>
    [Theory]
    [InlineData("", "\"edges\": null")]
    [InlineData("\"language\": null", "")]
    [InlineData("\"flavor\": 1", "\"flavor\": null")]
    [InlineData("\"nodes\": [{\"id\": 1}, {\"id\": 2}]", "\"nodes\": [{\"id\": 1, \"values\": [\"x\"]}, {\"id\": 2, \"anchors\": []}]")]
    [InlineData("\"nodes\": [{\"id\": 1}, {\"id\": 2}]", "\"nodes\": [{\"id\": 1, \"anchors\": [{\"from\": 3, \"to\": 3}]}, {\"id\": 2, \"label\": null}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"label\": \"\"}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2, \"label\": \"a\"}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"label\": \"a\"}, {\"source\": 1, \"target\": 2, \"label\": \"a\", \"attributes\": [\"b\"], \"values\": [\"c\"]}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": [\"a\"], \"values\": [\"b\"]}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": null, \"properties\": [\"a\"], \"values\": [\"b\"]}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": [\"a\"], \"values\": [\"b\"]}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"properties\": [\"A\"], \"values\": [\"B\"]}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": [\"a\"], \"properties\": [\"c\"], \"values\": [\"b\"]}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": [\"a\"], \"values\": [\"b\"]}]")]
    [InlineData("\"edges\": [{\"source\": 1, \"target\": 2}]", "\"edges\": [{\"source\": 1, \"target\": 2, \"attributes\": [\"remote\"], \"values\": [\"false\"]}]")]
    public void FieldsThatMeanTheSame_Match(string gold, string run)
    {
        static string Graph(string field)
        {
            var nodes = field.Contains("nodes", StringComparison.Ordinal) ? "" : ", \"nodes\": [{\"id\": 1}, {\"id\": 2}]";
            return $$"""{"id": "1", "framework": "amr", "tops": [1]{{nodes}}{{(field.Length > 0 ? ", " : "")}}{{field}}}""";
        }

        foreach (var (one, other) in ((string, string)[])[(gold, run), (run, gold)])
        {
            var result = Work(Graph(one), Graph(other));

            (result.Problems.Count, Value(result, "all_f1")).ShouldBe((0, 1));
        }
    }

    [Theory]
    [InlineData("", "missing-field", "Line 1: the eds graph \"1\" has anchors and no \"input\", as the reference has; no anchor can match.")]
    [InlineData("\"input\": \"\", ", "missing-field", "Line 1: the eds graph \"1\" has anchors and no \"input\", as the reference has; no anchor can match.")]
    [InlineData("\"input\": \"a cat!\", ", "text-differs", "Line 1: the input of the eds graph \"1\" has 6 characters, and that of the reference has 5; anchors are compared by their numbers.")]
    [InlineData("\"input\": \"a dog\", ", null, null)]
    public void AnotherInputThanThatOfTheReference_IsWarnedOf(string input, string? code, string? message)
    {
        var result = Work(Cat, Cat.Replace("\"input\": \"a cat\", ", input, StringComparison.Ordinal));

        result.Problems.Select(problem => (problem.Severity, problem.Code, problem.Line, problem.Column, problem.Message))
            .ShouldBe(code is null ? [] : [(ProblemSeverity.Warning, code, 1, "input", message!)]);
        (Value(result, "all_f1"), Value(result, "edm_f1")).ShouldBe((code == "missing-field" ? 0.5 : 1, 1), "elementary dependencies are then compared by the numbers of anchors");
    }

    [Fact]
    public void RunWithoutInput_IsNotWarnedOf_WhereNoAnchorCouldMatch()
    {
        var untold = Cat.Replace("\"input\": \"a cat\", ", "", StringComparison.Ordinal);
        var withoutAnchors = untold.Replace(", \"anchors\": [{\"from\": 2, \"to\": 5}]", "", StringComparison.Ordinal);

        Work(untold, untold).Problems.ShouldBeEmpty();
        Work(Cat, withoutAnchors).Problems.ShouldBeEmpty();
        Work(Cat, untold.Replace("[{\"id\": 1", "[{\"id\": 2}, {\"id\": 1", StringComparison.Ordinal)).Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void GraphWithSeveralFaultsOrWarnings_IsToldTheFirstOfEach()
    {
        var beyond = Cat.Replace("{\"from\": 2, \"to\": 5}", "{\"from\": 2, \"to\": 9}, {\"from\": 1, \"to\": 8}", StringComparison.Ordinal);
        var faulty = Cat.Replace("\"framework\": \"eds\"", "\"flavor\": \"x\", \"tops\": [5]", StringComparison.Ordinal);

        Check(beyond + faulty).Problems.Select(problem => (problem.Severity, problem.Line, problem.Message)).ShouldBe(
        [
            (ProblemSeverity.Warning, 1L, "Line 1: nodes[0].anchors[0] goes from 2 to 9, and the input has 5 characters; what is beyond them does not count."),
            (ProblemSeverity.Error, 2L, "Line 2: framework is no text such as \"eds\"."),
        ]);
    }

    [Fact]
    public void BlankLines_ArePassedOver_AndCountAsLines()
    {
        var two = Cat.Replace("\"1\"", "\"2\"", StringComparison.Ordinal);

        Work(Cat + two, "\n" + Cat + " \t\r\n" + two + "\n").Problems.ShouldBeEmpty();
        var problem = Work(Cat + two, "\n" + Cat + "\n").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Message, problem.Value).ShouldBe(("missing-id", 3, "The run has no graph for eds graph \"2\".", "2"));
        Check("\n \n").Problems.ShouldHaveSingleItem().Message.ShouldBe("The file has no graphs.");
        Check("").Problems.ShouldHaveSingleItem().Code.ShouldBe("empty-file");
    }

    [Fact]
    public void LineThatIsTooLong_IsToldOnce()
    {
        var long2 = Cat.Replace("\"a cat\"", $"\"{new string('x', 1_100_000)}\"", StringComparison.Ordinal);

        Check(Cat + long2).Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("line-too-long", 2L)]);
        Check(long2).Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("line-too-long", 1L)]);
    }

    [Fact]
    public void Language_IsToldWithAnUnknownGraph()
    {
        var chinese = Cat.Replace("\"framework\"", "\"language\": \"zho\", \"framework\"", StringComparison.Ordinal);

        Work(Cat, Cat + chinese).Problems.ShouldHaveSingleItem().Message.ShouldBe("Line 2: the eds graph \"1\" (zho) is not in the reference.");
    }

    [Fact]
    public void Duplicates_OverSeveralFiles_AreToldWhereTheFirstIs()
    {
        using var job = new PluginJobFolder().Run("a.mrp", "\n" + Cat).Run("b.mrp", Cat);

        var problem = job.Work(new MrpScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.File, problem.Line, problem.Message).ShouldBe(("b.mrp", 1, "Line 1: the eds graph \"1\" is already in a.mrp, line 2."));
    }

    [Fact]
    public void ReferenceWithoutAFieldForSlices_IsToldItsName()
    {
        using var job = new PluginJobFolder().Reference("gold.mrp", Cat.Replace("\"id\": \"1\"", "\"id\": \"0\", \"source\": 7", StringComparison.Ordinal) + Cat);

        var problem = job.Work(new MrpScorer(), """{"slices": ["source"]}""", "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Message).ShouldBe(("missing-field", 2, "source", "Line 2: the eds graph \"1\" has no field \"source\", which the slices need."));
    }

    [Fact]
    public void ReferenceOrRunAlone_IsCounted()
    {
        using var reference = new PluginJobFolder().Reference("gold.mrp", Cat + Cat.Replace("eds", "amr", StringComparison.Ordinal));
        var result = reference.Work(new MrpScorer(), verb: "check").Result!;

        (result.Items, result.Problems.Count, Check(Cat).Items).ShouldBe((2, 0, 1));
    }

    private static ScoringResult Check(string run)
    {
        using var job = new PluginJobFolder().Run("run.mrp", run);
        return job.Work(new MrpScorer(), verb: "check").Result!;
    }

    private static ScoringResult Work(string gold, string run)
    {
        using var job = new PluginJobFolder().Reference("gold.mrp", gold).Run("run.mrp", run);
        return job.Work(new MrpScorer()).Result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
