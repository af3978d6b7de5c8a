using Agreement;
using Regression;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Numbers near the greatest one: a score is right, or undefined with a word on why.</summary>
public sealed class OverflowTests
{
    private const string Gold = "id\tscore\tlang\n1\t4\tar\n2\t1\tar\n3\t2\tde\n4\t3\tde\n";

    [Theory]
    [InlineData("1e200", "rmse, mse, r2")]
    [InlineData("-1.7e308", "rmse, mse, r2")]
    [InlineData("1e153", "")]
    public void Scores_TooLargeForANumber_AreUndefinedAndSaidToBe(string number, string undefined)
    {
        var result = Work(Gold, $"id\tscore\n1\t4\n2\t{number}\n3\t2\n4\t3\n");

        result.Scores.Where(score => score.Value is null).Select(score => score.Metric).ShouldBe(undefined.Split(", ", StringSplitOptions.RemoveEmptyEntries));
        if (undefined.Length > 0)
        {
            var problem = result.Problems.ShouldHaveSingleItem();
            (problem.Severity, problem.Code, problem.File, problem.Line, problem.Column).ShouldBe((ProblemSeverity.Warning, ProblemCodes.Overflow, "run.tsv", 3L, "score"));
            problem.Message.ShouldEndWith($"is too large to compute with. These scores are beyond 1.79E+308, the greatest number there is for them, and so undefined: {undefined}.");
        }
    }

    [Fact]
    public void ErrorsTooLargeForANumber_AreToldWithTheGreatestNumberOfTheRun()
    {
        var result = Work("id\tscore\n1\t-1.5e308\n2\t1.5e308\n3\t0\n", "id\tscore\n1\t1.4e308\n2\t-1.6e308\n3\t0\n");

        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Value).ShouldBe((3L, "-1.6E+308"));
        problem.Message.ShouldContain("undefined: mae, rmse, mse, median_absolute_error, max_error, r2.");
        Value(result, "pearson").ShouldNotBeNull().ShouldBe(-1, 1e-2);
        Value(result, "spearman").ShouldBe(-1);
    }

    [Fact]
    public void NumbersOfTheReferenceAlone_AreNotShown()
    {
        var result = Work("id\tscore\n1\t1e200\n2\t-3e200\n", "id\tscore\n1\t4\n2\t1\n");

        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe("These scores are beyond 1.79E+308, the greatest number there is for them, and so undefined: rmse, mse, r2.");
        (problem.File, problem.Value).ShouldBe((null, null));
    }

    [Fact]
    public void ResamplesTooLargeForANumber_AreLeftOutOfIntervals()
    {
        // Drawn twice, the second item makes the sum of the errors infinite; on the whole file it is not.
        var result = Work("id\tscore\n1\t0\n2\t0\n", "id\tscore\n1\t1\n2\t1e308\n", """{"interval_resamples": 200}""");

        var error = result.Scores.Single(score => score.Metric == "mae");
        error.Value.ShouldBe(5e307);
        (error.Interval!.Low, error.Interval.High).ShouldBe((1, 5e307));
        error.Interval.Resamples.ShouldBeInRange(100, 190);
    }

    [Fact]
    public void MeansOfScoresNearTheGreatestNumber_AreNumbers()
    {
        using var job = new PluginJobFolder();
        foreach (var (language, number) in new[] { ("ar", "1.2e308"), ("de", "1.6e308") })
        {
            job.Reference($"gold_{language}.tsv", "id\tscore\n1\t0\n").Run($"run_{language}.tsv", $"id\tscore\n1\t{number}\n");
        }

        var files = job.Work(new RegressionScorer(), """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv"}""").Result!;
        var slices = Work("id\tscore\tlang\n1\t0\tar\n2\t0\tde\n", "id\tscore\n1\t1.2e308\n2\t-1.6e308\n", """{"mean_over": "lang"}""");

        Value(files, "mae").ShouldNotBeNull().ShouldBe(1.4e308, 1e294);
        Value(slices, "mae").ShouldNotBeNull().ShouldBe(1.4e308, 1e294);
    }

    [Theory]
    [InlineData("interval")]
    [InlineData("ratio")]
    public void Alpha_OfHugeNumbers_IsThatOfTheirShares(string scale)
    {
        Alpha(scale, number => $"{number}e307").ShouldBe(Alpha(scale, number => $"{number}"), 1e-12);
    }

    private static double Alpha(string scale, Func<int, string> write)
    {
        int[][] labels = [[1, 2, 3], [4, 4, 5], [9, 7, 17], [2, 2, 2]];
        var rows = labels.SelectMany((item, place) => item.Select((label, annotator) => $"a{annotator}\t{place}\t{write(label)}\n"));
        using var job = new PluginJobFolder().Reference("items.txt", "0\n1\n2\n3\n").Run("run.tsv", "annotator\titem\tlabel\n" + string.Concat(rows));
        return job.Work(new AgreementScorer(), $$"""{"scale": "{{scale}}"}""").Result!.Scores[0].Value.ShouldNotBeNull();
    }

    private static double? Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value;

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", gold).Run("run.tsv", run);
        var (exitCode, result) = job.Work(new RegressionScorer(), parameters);
        exitCode.ShouldBe(0);
        result!.Outcome.ShouldBe(ScoringOutcome.Scored);
        return result;
    }
}
