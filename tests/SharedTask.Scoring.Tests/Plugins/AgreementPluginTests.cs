using Agreement;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class AgreementPluginTests
{
    private const string Items = "item\ttopic\n1\tnews\n2\tnews\n3\ttweets\n4\ttweets\n";
    private const string Run = "annotator\titem\tlabel\nana\t1\t1\nben\t1\t1\ncem\t1\t2\nana\t2\t5\nben\t2\t4\nana\t3\t3\nben\t3\t3\nana\t4\t10\nben\t4\t10\n";

    [Theory]
    [InlineData("items.tsv", Items)]
    [InlineData("items.txt", "1\n2\n3\n4\n")]
    [InlineData("items.tsv", "item\n1\n2\n3\n4\n")]
    [InlineData("items.tsv", "1\n2\n3\n4\n")]
    [InlineData("items.jsonl", "{\"item\": 1}\n{\"item\": 2}\n{\"item\": 3}\n{\"item\": 4}\n")]
    public void ListOfItems_MayBeInAnyFormat(string name, string content)
    {
        var result = Work(name, content, "run.tsv", Run);

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Items.ShouldBe(4);
        Value(result, "pairwise_accuracy").ShouldBe((0.75 + 0 + 0) / 3, 1e-12);
    }

    [Theory]
    [InlineData("run.csv", "annotator,item,label\nana,1,x\nben,1,x\n")]
    [InlineData("run.jsonl", "{\"annotator\": \"ana\", \"item\": 1, \"label\": \"x\"}\n{\"annotator\": \"ben\", \"item\": \"1\", \"label\": \"x\"}\n")]
    public void Run_InAnyFormat_IsRead(string name, string content) =>
        Value(Work("items.txt", "1\n", name, content), "krippendorff_alpha").ShouldBe(1);

    [Fact]
    public void Scale_ChoosesTheAlpha()
    {
        double Alpha(string scale) => Value(Work("items.tsv", Items, "run.tsv", Run, $$"""{"scale": "{{scale}}"}"""), "krippendorff_alpha");
        var result = Work("items.tsv", Items, "run.tsv", Run);

        Alpha("nominal").ShouldBe(Value(result, "alpha_nominal"));
        Alpha("ordinal").ShouldBe(Value(result, "alpha_ordinal"));
        Alpha("interval").ShouldBe(Value(result, "alpha_interval"));
        Alpha("ratio").ShouldBe(Value(result, "alpha_ratio"));
        Alpha("interval").ShouldBeGreaterThan(Alpha("nominal"));
    }

    [Fact]
    public void Labels_ThatAreTexts_HaveNoIntervalAlphaAndAnOrderIfDeclared()
    {
        const string Words = "annotator\titem\tlabel\nana\t1\tlow\nben\t1\tlow\nana\t2\tmid\nben\t2\thigh\n";

        Undefined(Work("items.txt", "1\n2\n", "run.tsv", Words)).ShouldBe(["alpha_ordinal", "alpha_interval", "alpha_ratio"]);
        Undefined(Work("items.txt", "1\n2\n", "run.tsv", Words, """{"labels": ["low", "mid", "high"]}""")).ShouldBe(["alpha_interval", "alpha_ratio"]);

        static IEnumerable<string> Undefined(ScoringResult result) =>
            result.Scores.Where(score => score.Value is null && score.Metric.StartsWith("alpha", StringComparison.Ordinal)).Select(score => score.Metric);
    }

    [Theory]
    [InlineData("annotators.tsv", "annotator\tteam\nana\tred\nben\tred\ncem\tblue\n", Run, """{"reference_lists": "annotators"}""")]
    [InlineData("items.tsv", Items, "annotator\titem\tlabel\tgroup\nana\t1\t1\tred\nben\t1\t1\tred\ncem\t1\t2\tblue\nana\t2\t5\tred\nben\t2\t4\tred\nana\t3\t3\tred\nben\t3\t3\tred\nana\t4\t10\tred\nben\t4\t10\tred\n", """{"team_column": "group"}""")]
    public void Teams_OfTheReferenceOrTheRun_SplitThePairs(string name, string reference, string run, string parameters)
    {
        var result = Work(name, reference, "run.tsv", run, parameters);

        result.Problems.ShouldBeEmpty();
        Value(result, "within_teams_accuracy").ShouldBe(0.75);
        Value(result, "across_teams_accuracy").ShouldBe(0);
    }

    [Theory]
    [InlineData("ana\t1\tx\nana\t1\ty\n", "duplicate-annotation", 3, "item", "already on line 2", "{}")]
    [InlineData("ana\t7\tx\nana\t1\ty\n", "unknown-id", 2, "item", "not in the reference", "{}")]
    [InlineData("ana\t1\tbiasd\nben\t1\tbiased\n", "unknown-label", 2, "label", "Did you mean \"biased\"?", """{"labels": ["biased", "unbiased"]}""")]
    [InlineData("ana\t1\tx\nben\t1\t3\n", "not-a-number", 2, "label", "is not a number", """{"scale": "interval"}""")]
    [InlineData("ana\t1\t-2\nben\t1\t3\n", "out-of-range", 2, "label", "is less than 0", """{"scale": "ratio"}""")]
    [InlineData("\t1\tx\nben\t1\tx\n", "empty-value", 2, "annotator", "is empty", "{}")]
    public void Run_WithAProblem_IsInvalidAndSaysWhere(string rows, string code, long line, string column, string message, string parameters)
    {
        var result = Work("items.txt", "1\n", "run.tsv", "annotator\titem\tlabel\n" + rows, parameters);

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        var problem = result.Problems[0];
        (problem.Code, problem.Line, problem.Column).ShouldBe((code, line, column));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void Annotator_OutsideTheTeamsOrWithoutAnAnnotation_IsReported()
    {
        const string Teams = "annotator\tteam\nanna\tred\nbenno\tblue\n";

        var unknown = Work("teams.tsv", Teams, "run.tsv", "annotator\titem\tlabel\nanan\t1\tx\nbenno\t1\tx\n", """{"reference_lists": "annotators"}""").Problems[0];
        var missing = Work("teams.tsv", Teams, "run.tsv", "annotator\titem\tlabel\nanna\t1\tx\n", """{"reference_lists": "annotators"}""").Problems[0];

        (unknown.Code, unknown.Line).ShouldBe(("unknown-annotator", 2L));
        unknown.Message.ShouldContain("Did you mean \"anna\"?");
        missing.Code.ShouldBe("missing-annotator");
    }

    [Fact]
    public void Run_WithVeryManyAnnotators_IsRefused()
    {
        var rows = string.Concat(Enumerable.Range(0, 2010).Select(annotator => $"a{annotator}\t1\tx\n"));

        var problem = Work("items.txt", "1\n", "run.tsv", "annotator\titem\tlabel\n" + rows).Problems.Single();

        (problem.Code, problem.Line).ShouldBe(("too-many-annotators", 2002L));
    }

    [Fact]
    public void Run_WithManyItemsMissing_ListsFiftyAndCountsTheRest()
    {
        var result = Work("items.txt", string.Concat(Enumerable.Range(0, 80).Select(item => $"{item}\n")), "run.tsv", "annotator\titem\tlabel\na\t0\tx\n");

        (result.Problems.Count, result.MoreProblems).ShouldBe((50, 29));
    }

    [Fact]
    public void Annotator_OfTwoTeams_IsReported()
    {
        var problem = Work("items.txt", "1\n2\n", "run.tsv", "annotator\titem\tlabel\tteam\nana\t1\tx\tred\nana\t2\tx\tblue\n", """{"team_column": "team"}""").Problems[0];

        (problem.Code, problem.Line, problem.Column).ShouldBe(("team-conflict", 3L, "team"));
    }

    [Theory]
    [InlineData("{}", ScoringOutcome.Invalid)]
    [InlineData("""{"missing_predictions": "ignore"}""", ScoringOutcome.Scored)]
    public void ListedItem_WithoutAnAnnotation_FollowsThePolicy(string parameters, ScoringOutcome expected)
    {
        var result = Work("items.txt", "1\n2\n", "run.tsv", "annotator\titem\tlabel\nana\t1\tx\nben\t1\tx\n", parameters);

        result.Outcome.ShouldBe(expected);
        result.Problems.Select(problem => problem.Code).ShouldBe(expected == ScoringOutcome.Invalid ? ["missing-id"] : []);
    }

    [Fact]
    public void File_WithoutTheColumns_IsToldWhichItNeeds()
    {
        Work("items.txt", "1\n", "run.txt", "x\n").Problems.Single().Message.ShouldContain("\"annotator\"");
        Work("items.txt", "1\n", "run.tsv", "annotator\tlabel\nana\tx\n").Problems[0].Code.ShouldBe("missing-column");
    }

    [Fact]
    public void Slices_AreScoredPerValue()
    {
        var slices = Work("items.tsv", Items, "run.tsv", Run, """{"slices": ["topic"]}""").Slices;

        slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("news", 2), ("tweets", 2)]);
        slices[1].Scores.Single(score => score.Metric == "pairwise_kappa").Value.ShouldBe(1);
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedForItsForm()
    {
        using var job = new PluginJobFolder().Run("run.tsv", Run);

        job.Work(new AgreementScorer(), verb: "check").Result!.Items.ShouldBe(4);
    }

    [Fact]
    public void Slices_OfAListOfAnnotators_AreNotUnderstood()
    {
        using var job = new PluginJobFolder().Reference("a.tsv", "annotator\tteam\nana\tx\n").Run("run.tsv", Run);

        job.Work(new AgreementScorer(), """{"reference_lists": "annotators", "slices": ["topic"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    private static ScoringResult Work(string referenceName, string reference, string name, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference(referenceName, reference).Run(name, run);
        var (exitCode, result) = job.Work(new AgreementScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
