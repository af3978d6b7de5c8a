using Classification;
using Detection;
using EntityLinking;
using Generation;
using MultiLabel;
using Regression;
using Retrieval;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Statistics;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Hosting;

public sealed class RunComparisonTests
{
    private const int Items = 200;
    private const int Seed = 17;

    private static readonly Dictionary<string, (IScorer Scorer, string Name, string Parameters, string Metric, Func<int, string> Gold, Func<int, string> Right, Func<int, string> Wrong, string GoldHeader, string RunHeader)> Tasks = new(StringComparer.Ordinal)
    {
        ["classification"] = (new ClassificationScorer(), "run.tsv", "{}", "accuracy", i => $"{i}\t{Label(i)}", i => $"{i}\t{Label(i)}", i => $"{i}\t{Label(i + 1)}", "id\tlabel", "id\tlabel"),
        ["multi-label"] = (new MultiLabelScorer(), "run.tsv", "{}", "exact_match", i => $"{i}\t{Label(i)}", i => $"{i}\t{Label(i)}", i => $"{i}\t{Label(i + 1)}", "id\tlabels", "id\tlabels"),
        ["regression"] = (new RegressionScorer(), "run.tsv", "{}", "mae", i => $"{i}\t{i % 5}", i => $"{i}\t{(i % 5) + (i % 7 / 8.0)}", i => $"{i}\t{(i % 5) - 2}", "id\tscore", "id\tscore"),
        ["detection"] = (new DetectionScorer(), "run.tsv", "{}", "brier", i => $"{i}\t{i % 2}", i => $"{i}\t{0.125 + (i % 2 * 0.5) + (i % 11 / 64.0)}", i => $"{i}\t{0.875 - (i % 2 * 0.5)}", "id\tlabel", "id\tscore"),
        ["generation"] = (new GenerationScorer(), "run.tsv", "{}", "exact_match", i => $"{i}\tword {i}", i => $"{i}\tword {i}", i => $"{i}\tother {i}", "id\treference", "id\tprediction"),
        ["sequence-labelling"] = (new SequenceScorer(), "run.conll", "{}", "token_accuracy", i => $"w{i}\tB-{Label(i)}\n", i => $"w{i}\tB-{Label(i)}\n", i => $"w{i}\tO\n", "", ""),
        ["retrieval"] = (new RetrievalScorer(), "run.txt", "{}", "recip_rank", i => $"{i:000} 0 d 1\n{i:000} 0 e 0", i => $"{i:000} Q0 d 1 2 s\n{i:000} Q0 e 2 1 s", i => $"{i:000} Q0 e 1 2 s\n{i:000} Q0 d 2 1 s", "", ""),
    };

    public static TheoryData<string> Plugins => [.. Tasks.Keys];

    /// <summary>An item is drawn at most three times by 97.5 of 100 resamples; runs that were resampled apart would differ by far more.</summary>
    [Theory]
    [MemberData(nameof(Plugins))]
    public void Runs_ThatDifferInOneItem_AreAtMostThatItemApart(string plugin)
    {
        var task = Tasks[plugin];
        using var job = new PluginJobFolder();
        job.Reference(task.Name.Replace("run", "gold", StringComparison.Ordinal), File(task.GoldHeader, task.Gold));
        job.Run(task.Name, File(task.RunHeader, i => i % 3 == 0 ? task.Wrong(i) : task.Right(i)));
        job.Other(task.Name, File(task.RunHeader, i => i % 3 == 0 || i == 100 ? task.Wrong(i) : task.Right(i)));

        var comparison = Compare(task.Scorer, job, task.Parameters).Single(one => one.Metric == task.Metric);

        var difference = comparison.Difference.ShouldNotBeNull();
        var interval = comparison.Interval.ShouldNotBeNull();
        difference.ShouldNotBe(0);
        var bounds = new[] { interval.Low / difference, interval.High / difference };
        bounds.Min().ShouldBe(0, 1e-9);
        bounds.Max().ShouldBeInRange(1 - 1e-9, 4 + 1e-9);
        comparison.PValue.ShouldNotBeNull().ShouldBeInRange(0.05, 1);
    }

    [Fact]
    public void Accuracy_IsTestedByThePairedBootstrapOfItems()
    {
        using var job = Labels(i => i % 4 == 0, i => i % 4 == 0 || i % 7 == 0);

        var comparison = Compare(new ClassificationScorer(), job).Single(one => one.Metric == "accuracy");

        double[] differences = [.. Enumerable.Range(0, Items).Select(i => i % 4 != 0 && i % 7 == 0 ? 1.0 : 0)];
        var random = new Xoshiro256(Seed);
        double[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, Items).Sum(_ => differences[random.Next(Items)]) / Items)];
        comparison.Difference.ShouldNotBeNull().ShouldBe(differences.Average(), 1e-12);
        comparison.PValue.ShouldNotBeNull().ShouldBe(PairedTests.Bootstrap(differences.Average(), drawn), 1e-12);
        var wanted = BootstrapInterval.Percentile(drawn, 0.95, Seed).ShouldNotBeNull();
        var interval = comparison.Interval.ShouldNotBeNull();
        (interval.Low, interval.High).ShouldBe((wanted.Low, wanted.High), new Near());
        (interval.Level, interval.Resamples, interval.Seed).ShouldBe((0.95, 1000, Seed));
    }

    [Fact]
    public void RunWithItself_HasNoDifferenceAndAPValueOf1()
    {
        using var job = Labels(i => i % 4 == 0, i => i % 4 == 0);

        foreach (var comparison in Compare(new ClassificationScorer(), job).Where(one => one.Difference is not null))
        {
            (comparison.Difference, comparison.PValue).ShouldBe((0, 1), comparison.Metric);
        }
    }

    [Fact]
    public void Runs_TheOtherWayAround_HaveTheOppositeDifferenceAndTheSamePValue()
    {
        using var job = Labels(i => i % 4 == 0, i => i % 5 == 0);
        using var turned = Labels(i => i % 5 == 0, i => i % 4 == 0);

        var (forth, back) = (Compare(new ClassificationScorer(), job), Compare(new ClassificationScorer(), turned));

        foreach (var (one, two) in forth.Zip(back))
        {
            (one.Run, one.Other, -one.Difference, one.PValue).ShouldBe((two.Other, two.Run, two.Difference, two.PValue));
        }
    }

    [Fact]
    public void NumberOfResamples_IsThatOfTheOrganizersIntervals()
    {
        using var job = Labels(i => i % 4 == 0, i => i % 5 == 0);

        Compare(new ClassificationScorer(), job, """{"interval_resamples": 50, "interval_level": 0.9}""")[0].Interval.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(interval => interval.Resamples.ShouldBe(50), interval => interval.Level.ShouldBe(0.9));
    }

    [Fact]
    public void MeanOverSlices_IsComparedOnResamplesOfTheSlices()
    {
        using var job = new PluginJobFolder();
        job.Reference("gold.tsv", File("id\tlabel\tlanguage", i => $"{i}\t{Label(i)}\t{(i % 2 == 0 ? "ar" : "en")}"));
        job.Run("run.tsv", File("id\tlabel", i => $"{i}\t{Label(i)}"));
        job.Other("run.tsv", File("id\tlabel", i => $"{i}\t{Label(i == 100 ? i + 1 : i)}"));

        var comparison = Compare(new ClassificationScorer(), job, """{"mean_over": "language"}""").Single(one => one.Metric == "accuracy");

        comparison.Difference.ShouldNotBeNull().ShouldBe(0.5 / (Items / 2), 1e-12);
        comparison.Interval.ShouldNotBeNull().Low.ShouldBe(0);
    }

    [Fact]
    public void OtherRun_ThatIsInvalid_IsNamedWithItsFolder()
    {
        using var job = Labels(_ => false, _ => false);
        job.Other("run.tsv", "id\tlabel\n0\tnobody\n");

        var (exitCode, result) = job.Work(new ClassificationScorer(), verb: "compare");

        exitCode.ShouldBe(0);
        result.ShouldNotBeNull().Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Comparisons.ShouldBeNull();
        result.Problems.ShouldAllBe(problem => problem.File == "other/run.tsv");
    }

    [Fact]
    public void OtherRun_WithMoreWarningsThanAreListed_HasAllOfThemCounted()
    {
        const string Mention = "r\tm\tAnna\td:3-6\tE1\tPER\tNAM\t1.0\n";
        using var job = new PluginJobFolder().Reference("gold.tab", Mention).Run("run.tab", Mention).Other("run.tab", string.Concat(Enumerable.Repeat(Mention, 61)));

        var (_, result) = job.Work(new LinkingScorer(), verb: "compare");

        (result.ShouldNotBeNull().Problems.Count, result.MoreProblems).ShouldBe((50, 10));
        result.Problems[^1].ShouldSatisfyAllConditions(problem => problem.File.ShouldBe("other/run.tab"), problem => problem.Severity.ShouldBe(ProblemSeverity.Warning));
    }

    [Fact]
    public void Runs_OfWhichOneLeavesOutWhatIsIgnored_AreNotCompared()
    {
        using var job = Labels(_ => false, _ => false);
        job.Other("run.tsv", File("id\tlabel", i => i == 3 ? "" : $"{i}\t{Label(i)}"));

        var (_, result) = job.Work(new ClassificationScorer(), """{"missing_predictions": "ignore"}""", "compare");

        result.ShouldNotBeNull().Problems.Single().Code.ShouldBe("other-items");
        job.Work(new ClassificationScorer(), """{"missing_predictions": "wrong"}""", "compare").Result.ShouldNotBeNull().Comparisons.ShouldNotBeNull();
        job.Run("run.tsv", File("id\tlabel", i => i == 5 ? "" : $"{i}\t{Label(i)}"));
        job.Work(new ClassificationScorer(), """{"missing_predictions": "ignore"}""", "compare").Result.ShouldNotBeNull().Problems.Single().Code.ShouldBe("other-items");
    }

    [Fact]
    public void ProblemsOfBothRuns_AreNamedWithTheirFolders()
    {
        const string Mention = "r\tm\tAnna\td:3-6\tE1\tPER\tNAM\t1.0\n";
        using var job = new PluginJobFolder().Reference("gold.tab", Mention).Run("run.tab", Mention + Mention).Other("run.tab", Mention + Mention);
        job.Work(new LinkingScorer(), verb: "compare").Result.ShouldNotBeNull().Problems.Select(problem => problem.File).ShouldBe(["run.tab", "other/run.tab"]);

        job.Run("run.tab", Mention).Other(".hidden", Mention);
        System.IO.File.Delete(job.PathOf("other/run.tab"));
        job.Work(new LinkingScorer(), verb: "compare").Result.ShouldNotBeNull().Problems.Select(problem => (problem.Code, problem.File)).ShouldBe([("no-file", "other")]);
    }

    [Fact]
    public void Comparing_WithoutAnotherRun_IsRefused()
    {
        using var job = new PluginJobFolder();
        job.Reference("gold.tsv", "id\tlabel\n1\ta\n").Run("run.tsv", "id\tlabel\n1\ta\n");

        job.Work(new ClassificationScorer(), verb: "compare").ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    private static string Label(int item) => ((char)('a' + (item % 3))).ToString();

    private static string File(string header, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, Items).Select(line).Prepend(header).Where(text => text.Length > 0).Select(text => text + "\n"));

    private static PluginJobFolder Labels(Func<int, bool> isWrong, Func<int, bool> isOtherWrong)
    {
        var job = new PluginJobFolder();
        job.Reference("gold.tsv", File("id\tlabel", i => $"{i}\t{Label(i)}"));
        job.Run("run.tsv", File("id\tlabel", i => $"{i}\t{Label(isWrong(i) ? i + 1 : i)}"));
        return job.Other("run.tsv", File("id\tlabel", i => $"{i}\t{Label(isOtherWrong(i) ? i + 1 : i)}"));
    }

    private static IReadOnlyList<ScoreComparison> Compare(IScorer scorer, PluginJobFolder job, string parameters = "{}")
    {
        var (exitCode, result) = job.Work(scorer, parameters, "compare");
        exitCode.ShouldBe(0);
        result.ShouldNotBeNull().Problems.ShouldBeEmpty();
        return result.Comparisons.ShouldNotBeNull();
    }

    private sealed class Near : IEqualityComparer<(double Low, double High)>
    {
        public bool Equals((double Low, double High) x, (double Low, double High) y) => Math.Abs(x.Low - y.Low) < 1e-12 && Math.Abs(x.High - y.High) < 1e-12;

        public int GetHashCode((double Low, double High) obj) => 0;
    }
}
