using Classification;
using Regression;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Hosting;

/// <summary>What an organizer reads of a request that a plugin does not understand; it goes to the standard error.</summary>
public sealed class RequestTests
{
    private const string Gold = "id\tscore\tlang\n1\t1\tar\n2\t2\tar\n3\t4\tde\n4\t5\tde\n";

    [Theory]
    [InlineData("""{"id_column": 5}""", "The parameter \"id_column\" must be a text.")]
    [InlineData("""{"slices": ["lang", 1]}""", "The parameter \"slices\" must be a list of texts.")]
    [InlineData("""{"slices": "lang"}""", "The parameter \"slices\" must be a list of texts.")]
    [InlineData("""{"slices": "lang", "mean_over": "lang"}""", "The parameter \"slices\" must be a list of texts.")]
    [InlineData("""{"slices": [1], "mean_over": "lang"}""", "The parameter \"slices\" must be a list of texts.")]
    [InlineData("""{"interval_level": 0.4999}""", "The parameter \"interval_level\" must be a number from 0.5 to 0.999.")]
    [InlineData("""{"interval_level": 0.9991}""", "The parameter \"interval_level\" must be a number from 0.5 to 0.999.")]
    [InlineData("""{"interval_resamples": 100001}""", "The parameter \"interval_resamples\" must be a whole number from 0 to 100000.")]
    [InlineData("""{"missing_predictions": "never"}""", "The parameter \"missing_predictions\" must be one of error, value, ignore.")]
    [InlineData("""{"run_files": "{a}.tsv", "part_weights": ["gold=1000001"]}""", "The parameter \"part_weights\" must be a list of texts such as \"ar=2\", each value once, with weights above 0.")]
    [InlineData("""{"run_files": "{a}.tsv", "part_weights": ["=2"]}""", "The parameter \"part_weights\" must be a list of texts such as \"ar=2\", each value once, with weights above 0.")]
    [InlineData("""{"run_files": "{a}.tsv", "part_weights": ["b=2"]}""", "The parameter \"part_weights\" names \"b\", which neither a file nor a column stands for.")]
    public void Parameter_ThatMakesNoSense_IsNamed(string parameters, string message)
    {
        using var job = new PluginJobFolder().Reference("g.tsv", Gold).Run("g.tsv", Gold);

        var (exitCode, error) = Listen(() => job.Work(new RegressionScorer(), parameters).ExitCode);

        exitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
        error.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"interval_level": 0.5}""")]
    [InlineData("""{"interval_level": 0.999}""")]
    [InlineData("""{"run_files": "{a}.tsv", "part_weights": ["g=1e6"]}""")]
    public void Parameter_AtTheEndOfItsRange_IsTaken(string parameters)
    {
        using var job = new PluginJobFolder().Reference("g.tsv", Gold).Run("g.tsv", Gold);

        job.Work(new RegressionScorer(), parameters).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(199, 0)]
    [InlineData(200, ScoringProtocol.ExitRequestNotUnderstood)]
    public void MeanOver_AColumnOfTooManyValues_IsRefused(int values, int expected)
    {
        var rows = Enumerable.Range(0, values).ToList();
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tscore\tlang\n" + string.Concat(rows.Select(row => $"{row}\t1\tl{row}\n"))).Run("run.tsv", "id\tscore\n" + string.Concat(rows.Select(row => $"{row}\t2\n")));

        var (exitCode, error) = Listen(() => job.Work(new RegressionScorer(), """{"mean_over": "lang"}""").ExitCode);

        exitCode.ShouldBe(expected);
        error.Contains("names the column \"lang\", which has 200 values or more: too many for a mean over slices.", StringComparison.Ordinal).ShouldBe(expected != 0);
    }

    [Theory]
    [InlineData("check", 1, "check", true, 0, "")]
    [InlineData("check", 1, "score", true, 2, "The request asks for Check in protocol 1; this is Score in protocol 1.")]
    [InlineData("score", 2, "score", true, 2, "The request asks for Score in protocol 2; this is Score in protocol 1.")]
    [InlineData("score", 1, "score", true, 0, "")]
    [InlineData("score", 1, "score", false, 2, "Scoring needs a reference and a run.")]
    [InlineData("score", 1, "measure", true, 2, "Use: describe | check [folder] | score [folder]")]
    public void Request_HasTheVerbAndTheProtocolOfTheCommand(string asked, int protocol, string verb, bool hasRun, int expected, string message)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold);
        if (hasRun)
        {
            job.Run("run.tsv", Gold);
        }

        File.WriteAllText(job.PathOf(ScoringProtocol.RequestFile), $$"""{"protocol": {{protocol}}, "verb": "{{asked}}"}""");

        var (exitCode, error) = Listen(() => PluginHost.Run([verb, job.PathOf("")], new RegressionScorer()));

        exitCode.ShouldBe(expected);
        error.ShouldContain(message);
    }

    [Fact]
    public void ReferenceThatCannotBeRead_IsToldWithItsFileAndLine()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\ta\n1\tb\n").Run("run.tsv", "id\tlabel\n1\ta\n");

        var (exitCode, error) = Listen(() => job.Work(new ClassificationScorer()).ExitCode);

        exitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
        error.ShouldContain("reference gold.tsv: Line 3: the id \"1\" is already on line 2.");
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData("slices", "mean_over")]
    [InlineData("reference_column", "")]
    [InlineData("prediction_column", "")]
    [InlineData("reference_column prediction_column", "mean_over_columns")]
    [InlineData("slices reference_column prediction_column", "mean_over mean_over_columns")]
    public void SharedParameters_AreThoseThatAPluginCanFollow(string own, string added)
    {
        var properties = string.Join(',', own.Split(' ').Select(key => $$"""
            "{{key}}": {}
            """));
        var manifest = new RegressionScorer().Manifest with { Parameters = System.Text.Json.JsonElement.Parse($$"""{"type": "object", "properties": { {{properties}} } }""") };

        var keys = SharedParameters.AddTo(manifest).Parameters.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();

        keys.Contains("run_files", StringComparer.Ordinal).ShouldBeTrue();
        string.Join(' ', keys.Where(key => key.StartsWith("mean_over", StringComparison.Ordinal))).ShouldBe(added);
    }

    /// <summary>Other tests may write there meanwhile: what is heard is searched, not compared.</summary>
    private static (int ExitCode, string Error) Listen(Func<int> work)
    {
        var before = Console.Error;
        using var heard = new StringWriter();
        Console.SetError(heard);
        try
        {
            return (work(), heard.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
