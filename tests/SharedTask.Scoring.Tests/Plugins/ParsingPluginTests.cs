using System.Globalization;
using DependencyParsing;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class ParsingPluginTests
{
    private const string Gold = "# genre = a\n1\tab\tx\tX\t_\t_\t2\tnsubj\t_\t_\n2\tcd\tx\tX\t_\t_\t0\troot\t_\t_\n\n# genre = b\n1\tef\tx\tX\t_\t_\t0\troot\t_\t_\n\n";

    /// <summary>Random treebanks with multi-word tokens, other sentences, odd features and letters; the file says where the values are from.</summary>
    [Fact]
    public void GoldenRuns_ScoreAsTheScriptOfTheSharedTask()
    {
        foreach (var (place, one) in GoldenFolder.Cases("dependency-parsing.json").Index())
        {
            var result = Work(one.GetProperty("gold").GetString()!, one.GetProperty("run").GetString()!);

            foreach (var measure in one.GetProperty("expected").EnumerateObject())
            {
                var values = measure.Value;
                var title = result.Tables[0].Rows[result.Scores.Select(score => score.Metric).ToList().IndexOf(measure.Name)];
                Value(result, measure.Name).ShouldBe(values[2].GetDouble(), 1e-12, $"case {place}: {measure.Name}");
                title[1].ShouldBe(Share(values[0].GetDouble()), $"case {place}: {measure.Name}, precision");
                title[2].ShouldBe(Share(values[1].GetDouble()), $"case {place}: {measure.Name}, recall");
                title[4].ShouldBe(values[3].ValueKind == System.Text.Json.JsonValueKind.Null ? "–" : Share(values[3].GetDouble()), $"case {place}: {measure.Name}, aligned");
            }
        }
    }

    /// <summary>The values of the weak example are those of the same script.</summary>
    [Theory]
    [InlineData("perfect", 1, 1, 1, 1)]
    [InlineData("weak", 0.75, 1 / 3.0, 2 / 3.0, 10 / 12.0)]
    public void Example_ScoresAsTheScriptOfTheSharedTask(string example, double las, double mlas, double blex, double uas)
    {
        using var job = ExampleFolder.Load("dependency-parsing", example);

        var result = job.Work(new ParsingScorer()).Result!;

        new[] { "las", "mlas", "blex", "uas" }.Select(metric => Value(result, metric)).ShouldBe([las, mlas, blex, uas], 1e-12);
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLineAndColumn()
    {
        using var job = ExampleFolder.Load("dependency-parsing", "malformed");

        var result = job.Work(new ParsingScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Column} {problem.Code}").ShouldBe(
        [
            "3 HEAD not-a-number", "2 HEAD out-of-range", "7 ID out-of-order", "9 FORM column-count", "11 HEAD head-cycle", "14 ID out-of-order", "18 FORM empty-value", "20 HEAD root-count",
        ]);
    }

    [Theory]
    [InlineData("1\tab\tx\n", "column-count", 1, "UPOS")]
    [InlineData("1\ta\rb\tx\tX\t_\t_\t0\troot\t_\t_\n", "column-count", 1, "character 4")]
    [InlineData("x\tab\tx\tX\t_\t_\t0\troot\t_\t_\n", "out-of-order", 1, "ID")]
    [InlineData("2-3\tab\tx\tX\t_\t_\t0\troot\t_\t_\n", "out-of-order", 1, "ID")]
    [InlineData("1-0\tab\tx\tX\t_\t_\t0\troot\t_\t_\n", "out-of-order", 1, "ID")]
    [InlineData("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "out-of-order", 2, "ID")]
    [InlineData("1\tab\tx\tX\t_\t_\t-1\troot\t_\t_\n", "not-a-number", 1, "HEAD")]
    [InlineData("1\tab\tx\tX\t_\t_\t\troot\t_\t_\n", "not-a-number", 1, "HEAD")]
    [InlineData("1\tab\tx\tX\t_\t_\t+0\troot\t_\t_\n", "not-a-number", 1, "HEAD")]
    [InlineData("1\tab\tx\tX\t_\t_\t1\troot\t_\t_\n", "head-cycle", 1, "HEAD")]
    [InlineData("1\t\u00A0 \u3000\tx\tX\t_\t_\t0\troot\t_\t_\n", "empty-value", 1, "FORM")]
    [InlineData("# a comment\n\n", "empty-file", 1, "character 1")]
    public void LineOfARun_ThatCannotBeRead_IsTold(string run, string code, int line, string column)
    {
        var problem = Work(Gold, run).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, line, column));
    }

    [Theory]
    [InlineData("ab", "cd", "eg", 4, "goes on with \"g\", expected \"f\"")]
    [InlineData("ab", "cd", "efg", 4, "the reference's text ends before \"g\"")]
    [InlineData("a", "bc", "d", 4, "the text ends behind this line, expected to go on with \"ef\"")]
    [InlineData("b", "cd", "ef", 1, "goes on with \"bcdef\", expected \"abcdef\"")]
    public void TextOfARun_ThatIsAnother_IsToldWhereItBegins(string first, string second, string third, int line, string message)
    {
        var run = $"1\t{first}\tx\tX\t_\t_\t2\tnsubj\t_\t_\n2\t{second}\tx\tX\t_\t_\t0\troot\t_\t_\n\n1\t{third}\tx\tX\t_\t_\t0\troot\t_\t_\n\n";

        var problem = Work(Gold, run).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe(("text-differs", line, "FORM"));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void TextOfARun_InAnotherNormalForm_IsTold()
    {
        var problem = Work(One("caf\u00E9s"), One("cafe\u0301s")).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("text-differs");
        problem.Message.ShouldContain("goes on with \"e\u0301s\", expected \"\u00E9s\"");
        problem.Message.ShouldContain("NFC");
    }

    [Fact]
    public void LineEndsBlankLinesAndEmptyNodes_ChangeNothing()
    {
        const string Run = "\uFEFF\r\n# x\r\n\r\n1-2\tabcd\t_\t_\t_\t_\t_\t_\t_\t_\r\n1\tab\tx\tX\t_\t_\t2\tnsubj\t_\t_\r\n1.1\tzz\tx\tX\t_\t_\t_\t_\t_\t_\r\n2\tcd\tx\tX\t_\t_\t0\troot\t_\t_\r\n\r\n \r\n1\te\u2009f\tx\tX\t_\t_\t0\troot\t_\t_";

        var result = Work(Gold, Run);

        result.Problems.ShouldBeEmpty();
        result.Scores.Where(score => score.Metric != "tokens").ShouldAllBe(score => score.Value == 1);
        Value(result, "tokens").ShouldBe(2 * 1 / 5.0);
    }

    /// <summary>A word that lies across the ends of two multi-word tokens is paired with a word of neither; checked with the script.</summary>
    [Fact]
    public void WordAcrossTwoMultiWordTokens_IsNotAligned()
    {
        const string Plain = "1\ta\tx\tX\t_\t_\t0\troot\t_\t_\n2\tbc\tx\tX\t_\t_\t1\tobj\t_\t_\n\n";
        const string Cut = "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\tx\tX\t_\t_\t0\troot\t_\t_\n2\ty\tx\tX\t_\t_\t1\tobj\t_\t_\n"
            + "3-3\tc\t_\t_\t_\t_\t_\t_\t_\t_\n3\tbc\tx\tX\t_\t_\t1\tobj\t_\t_\n\n";

        Value(Work(Plain, Cut), "words").ShouldBe(0.4, 1e-12);
        Value(Work(Cut, Plain), "words").ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void SeveralRoots_AreScoredWhereTheTaskAllowsThem()
    {
        var text = One("a") + "1\tb\tx\tX\t_\t_\t0\troot\t_\t_\n2\tc\tx\tX\t_\t_\t0\troot\t_\t_\n\n";

        var result = Work(text, text, """{"roots": "several"}""");
        (result.Outcome, Value(result, "las")).ShouldBe((ScoringOutcome.Scored, 1));
        using var job = new PluginJobFolder().Reference("gold.conllu", text).Run("run.conllu", text);
        job.Work(new ParsingScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void SlicesAndItems_AddUpToTheWhole()
    {
        const string Run = "1\tab\tx\tX\t_\t_\t2\tobj\t_\t_\n2\tcd\tx\tX\t_\t_\t0\troot\t_\t_\n3\te\tx\tX\t_\t_\t2\tobj\t_\t_\n\n1\tf\tx\tX\t_\t_\t0\troot\t_\t_\n\n";
        using var job = new PluginJobFolder().Reference("gold.conllu", Gold).Run("run.conllu", Run);

        var result = job.Work(new ParsingScorer(), """{"slices": ["genre"], "interval_resamples": 200}""").Result!;

        Value(result, "las").ShouldBe(2 * 1 / 7.0, 1e-12);
        Value(result, "uas").ShouldBe(2 * 2 / 7.0, 1e-12);
        result.Slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "las").Value)).ShouldBe([("a", 1, 0.5), ("b", 1, 0)]);
        job.Items().Select(item => item.Id).ShouldBe(["1", "2"]);
        job.Items().Select(item => (item.Values["correct_las"], item.Values["gold_words"], item.Values["run_words"])).ShouldBe([(1, 2, 2), (0, 1, 2)]);
        result.Scores[0].Interval!.Low.ShouldBe(0);
        result.Scores[0].Interval!.High.ShouldBe(0.5);
    }

    [Fact]
    public void Reference_WithoutACommentForSlices_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.conllu", Gold + One("g")).Run("run.conllu", Gold + One("g"));

        job.Work(new ParsingScorer(), """{"slices": ["genre"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void SentencesWithIds_HaveThemAmongTheItems()
    {
        var text = "# sent_id = s/1\n" + One("a") + "# sent_id=s2\n" + One("b");
        using var job = new PluginJobFolder().Reference("gold.conllu", text).Run("run.conllu", text);

        job.Work(new ParsingScorer());

        job.Items().Select(item => item.Id).ShouldBe(["s/1", "s2"]);
    }

    [Fact]
    public void Treebanks_EachInAFile_AreAveraged()
    {
        using var job = new PluginJobFolder()
            .Reference("cs.conllu", One("a")).Reference("ar.conllu", Gold)
            .Run("cs.conllu", One("a")).Run("ar.conllu", Gold.Replace("nsubj", "obj", StringComparison.Ordinal));

        var result = job.Work(new ParsingScorer(), """{"run_files": "{treebank}.conllu"}""").Result!;

        Value(result, "las").ShouldBe((1 + (2 / 3.0)) / 2, 1e-12);
        result.Slices.Select(slice => slice.Value).ShouldBe(["ar", "cs"]);
    }

    [Fact]
    public void ReadmeBesideARun_IsNotTakenForIt()
    {
        using var job = new PluginJobFolder().Reference("gold.conllu", Gold).Run("run.conllu", Gold).Run("README.md", "Our run.\n");

        Value(job.Work(new ParsingScorer()).Result!, "las").ShouldBe(1);
    }

    [Fact]
    public void TokenOfTheWholeText_IsRefusedInsteadOfAlignedForHours()
    {
        const int Words = 9000;
        var gold = string.Concat(Enumerable.Range(1, Words).Select(word => $"{word}\ta\tx\tX\t_\t_\t{word - 1}\tobj\t_\t_\n")) + "\n";
        var run = $"1-{Words}\t{new string('a', Words)}\t_\t_\t_\t_\t_\t_\t_\t_\n{gold}";

        var problem = Work(gold, run).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("too-many-rows", 2));
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedAndCounted()
    {
        using var job = new PluginJobFolder().Run("run.conllu", Gold);

        var result = job.Work(new ParsingScorer(), verb: "check").Result!;

        (result.Outcome, result.Items, result.Problems.Count).ShouldBe((ScoringOutcome.Scored, 2, 0));
    }

    private static string One(string form) => $"1\t{form}\tx\tX\t_\t_\t0\troot\t_\t_\n\n";

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.conllu", gold).Run("run.conllu", run);
        var (exitCode, result) = job.Work(new ParsingScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
