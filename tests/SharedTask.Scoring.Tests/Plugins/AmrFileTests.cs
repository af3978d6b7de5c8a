using AmrParsing;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of graphs as people write them: their comments and ids, and what their authors are told.</summary>
public sealed class AmrFileTests
{
    private const string ById = """{"pairs": "id"}""";
    private const string Two = "# ::id g1\n(b / boy)\n\n# ::id g2\n(c / cat)\n";

    [Theory]
    [InlineData("(a / b :x a_b)", "(a / b :x \"a\"b)", null)]
    [InlineData("(a / b :x New)", "(a / b :x \"New York\")", null)]
    [InlineData("(a / b :x 1)", "(a / b :x\n1)", null)]
    [InlineData("(a / b :x New)", "(a / b :x New\nYork)", "Line 1: of the value of :x the first word alone counts, as in smatch.")]
    public void Texts_AreTakenAsBySmatch(string gold, string run, string? warning)
    {
        var result = Work(gold + "\n", run + "\n");

        result.Scores[0].Value.ShouldBe(1);
        result.Problems.Select(problem => problem.Message).ShouldBe(warning is null ? [] : [warning]);
    }

    /// <summary>What smatch adds to words in quotation marks is no part of a name.</summary>
    [Fact]
    public void WordsAfterAFaultyGraph_AreReadAfresh()
    {
        const string Warned = "(c / d :x New York)\n";

        Check("(a / \"b\n\n" + Warned).Select(problem => (problem.Line, problem.Severity)).ShouldBe([(1, ProblemSeverity.Error), (3, ProblemSeverity.Warning)]);
        Check("(a / b :x \"y\" (\n\n" + Warned).Select(problem => (problem.Line, problem.Severity)).ShouldBe([(1, ProblemSeverity.Error), (3, ProblemSeverity.Warning)]);
        Check("(a / b :x (c\n\n" + Warned).Select(problem => (problem.Line, problem.Severity)).ShouldBe([(1, ProblemSeverity.Error), (3, ProblemSeverity.Warning)]);
    }

    [Theory]
    [InlineData("# ::id g1 ::genre news", "news")]
    [InlineData("# ::genre news ::id g1", "news")]
    [InlineData("#::genre\tnews", "news")]
    [InlineData("# ::genre  two words ::id g1", "two words")]
    [InlineData("# ::url http://x.org/a::b ::genre news", "news")]
    [InlineData("# ::genre a::b::c ::id g1", "a::b::c")]
    [InlineData("# ::genre news\n\n# ::snt He said ::genre talk", "news")]
    [InlineData("# ::genre news\n# ::tok ::genre talk", "news")]
    [InlineData("# ::genre old\n# ::genre news", "news")]
    [InlineData("# ::genre", "")]
    [InlineData("# ::id g1 ::genre", "")]
    public void Comment_GivesTheValueForSlices(string comments, string value)
    {
        using var job = new PluginJobFolder().Reference("gold.amr", comments + "\n(b / boy)\n").Run("run.amr", "(b / boy)\n");

        var result = job.Work(new AmrScorer(), """{"slices": ["genre"]}""").Result!;

        result.Slices.Select(slice => slice.Value).ShouldBe([value]);
    }

    [Fact]
    public void ReferenceWithoutACommentForSlices_IsToldItsName()
    {
        using var job = new PluginJobFolder().Reference("gold.amr", "# ::genre news\n(b / boy)\n\n(c / cat)\n");

        var problem = job.Work(new AmrScorer(), """{"slices": ["genre"]}""", "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Message).ShouldBe(("missing-field", 4, "genre", "Line 4: no comment before the graph is like \"# ::genre ...\", which the slices need."));
    }

    [Theory]
    [InlineData(Two, "g1 g2")]
    [InlineData("# ::id g1\n(b / boy)\n\n(c / cat)\n", "1 2")]
    [InlineData("# ::id g1\n(b / boy)\n\n# ::id g1\n(c / cat)\n", "1 2")]
    [InlineData("# ::id g1\n(b / boy)\n\n# ::id\n(c / cat)\n", "1 2")]
    public void Graphs_AreCalledByTheirIdsOrNumbers(string gold, string ids)
    {
        using var job = new PluginJobFolder().Reference("gold.amr", gold).Run("run.amr", gold);

        job.Work(new AmrScorer()).Result!.Problems.ShouldBeEmpty();

        job.Items().Select(item => item.Id).ShouldBe(ids.Split(' '));
    }

    [Theory]
    [InlineData("# ::id g1\n(b / boy)\n", "missing-id", 2, "There is no graph \"g2\".")]
    [InlineData("# ::id g1\n(b / boy)\n\n(c / cat)\n", "missing-field", 4, "Line 4: no comment before the graph is like \"# ::id ...\", by which graphs are paired.")]
    [InlineData("# ::id g1\n(b / boy)\n\n# ::id\n(c / cat)\n", "missing-field", 5, "Line 5: no comment before the graph is like \"# ::id ...\", by which graphs are paired.")]
    [InlineData(Two + "\n# ::id g1\n(b / boy)\n", "duplicate-id", 8, "Line 8: there is already a graph \"g1\".")]
    [InlineData(Two + "\n# ::id g3\n(b / boy)\n", "unknown-id", 8, "Line 8: the graph \"g3\" is not in the reference.")]
    [InlineData("# ::id g1\n(b boy)\n", "invalid-graph", 2, "Line 2: \")\" stands where a node's name and \"/\" is expected.")]
    public void RunWithFaultyIds_IsToldWhere(string run, string code, long line, string message)
    {
        var problem = Work(Two, run, ById).Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Message).ShouldBe((ProblemSeverity.Error, code, line, message));
    }

    [Theory]
    [InlineData("(b / boy)\n", "missing-field")]
    [InlineData(Two + "\n" + Two, "duplicate-id duplicate-id")]
    public void ReferenceWithFaultyIds_IsTold(string gold, string codes)
    {
        using var job = new PluginJobFolder().Reference("gold.amr", gold);

        job.Work(new AmrScorer(), ById, "check").Result!.Problems.Select(problem => problem.Code).ShouldBe(codes.Split(' '));
        job.Work(new AmrScorer(), verb: "check").Result!.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void RunAlone_IsCheckedForItsIds()
    {
        using var job = new PluginJobFolder().Run("run.amr", Two);
        var result = job.Work(new AmrScorer(), ById, "check").Result!;

        (result.Items, result.Problems.Count).ShouldBe((2, 0));
        job.Run("run.amr", Two + "\n" + Two).Work(new AmrScorer(), ById, "check").Result!.Problems.Select(problem => problem.Code).ShouldBe(["duplicate-id", "duplicate-id"]);
    }

    [Theory]
    [InlineData("(b / boy)\n", "The file has 1 graph, and the reference has 2 graphs. Expected one for each, in the order of the reference.")]
    [InlineData("(b / boy)\n\n(c / cat)\n\n(d / dog)\n", "The file has 3 graphs, and the reference has 2 graphs. Expected one for each, in the order of the reference.")]
    public void RunWithAnotherNumberOfGraphs_IsToldBoth(string run, string message)
    {
        Work(Two, run).Problems.ShouldHaveSingleItem().Message.ShouldBe(message);
        Work("(b / boy)\n\n(c / cat)\n", run).Problems.ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public void LineThatIsTooLong_IsTold() =>
        Check($"(a / b)\n\n# {new string('x', 1_100_000)}\n(c / d)\n").Select(problem => (problem.Code, problem.Line)).ShouldBe([("line-too-long", 3L)]);

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, "Line 1: the graph has more than 4000 roles, the most that are compared.")]
    public void RolesOfAGraph_AreLimited(int more, string? message) =>
        Check($"(a / b{string.Concat(Enumerable.Repeat(" :x 1", 4000 + more))})\n").Select(problem => problem.Message).ShouldBe(message is null ? [] : [message]);

    [Fact]
    public void GraphsOfAFile_AreLimited()
    {
        var most = string.Concat(Enumerable.Repeat("(a / b)\n\n", 200_000));
        Check(most + "# the end\n\n").ShouldBeEmpty();

        var problem = Check(most + "(a / b)\n\n(a\n").ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Message).ShouldBe(("too-many-rows", 400_002, "Line 400002: the file has more than 200000 graphs up to here, the most that are read."));
    }

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.amr", gold).Run("run.amr", run);
        return job.Work(new AmrScorer(), parameters).Result!;
    }

    private static IReadOnlyList<ScoringProblem> Check(string run)
    {
        using var job = new PluginJobFolder().Run("run.amr", run);
        return job.Work(new AmrScorer(), verb: "check").Result!.Problems;
    }
}
