using Classification;
using Clustering;
using Detection;
using Regression;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Hosting;

/// <summary>Scores and intervals over several files.</summary>
public sealed class PartMeansTests
{
    /// <summary>What is right or wrong as a whole is so on every resample: the interval is nothing but the mean.</summary>
    [Theory]
    [InlineData("", true, 0.75)]
    [InlineData(""", "file_weights": "items" """, true, 8 / 12.0)]
    [InlineData(""", "part_weights": ["qa=3", "zh=2"] """, true, 0.5)]
    [InlineData(""", "aggregation": "worst" """, true, 0)]
    [InlineData(""", "missing_files": "zero" """, false, 0.75)]
    [InlineData(""", "missing_files": "zero", "file_weights": "items" """, false, 8 / 12.0)]
    [InlineData(""", "missing_files": "zero", "part_weights": ["qa=3", "zh=2"] """, false, 0.5)]
    [InlineData(""", "missing_files": "zero", "aggregation": "worst" """, false, 0)]
    [InlineData(""", "missing_files": "ignore" """, false, 1)]
    public void PartsThatAreTheSameOnEveryResample_HaveTheMeanAsTheirInterval(string parameters, bool hasChinese, double expected)
    {
        using var job = new PluginJobFolder();
        foreach (var (path, size, answer) in new[] { ("qa/en", 2, "x"), ("qa/zh", 4, "y"), ("ner/en", 6, "x") })
        {
            job.Reference($"{path}.txt", Lines("x", size));
            if (hasChinese || path != "qa/zh")
            {
                job.Run($"{path}.txt", Lines(answer, size));
            }
        }

        var accuracy = Score(job, new ClassificationScorer(), $$"""{"labels": ["x", "y"], "run_files": "{task}/{language}.txt", "interval_resamples": 30 {{parameters}}}""", "accuracy");

        accuracy.Value.ShouldNotBeNull().ShouldBe(expected, 1e-12);
        accuracy.Interval!.Low.ShouldBe(expected, 1e-12);
        accuracy.Interval.High.ShouldBe(expected, 1e-12);
        (accuracy.Interval.Resamples, accuracy.Interval.Seed).ShouldBe((30, 17));
    }

    /// <summary>A missing file has the greatest error there is, and not that of its unanswered items.</summary>
    [Theory]
    [InlineData("", 0.5)]
    [InlineData(""", "file_weights": "items" """, 0.75)]
    [InlineData(""", "aggregation": "worst" """, 1)]
    public void MissingFile_WhereLessIsBetter_IsTheGreatestError(string parameters, double expected)
    {
        using var job = new PluginJobFolder().Reference("a.txt", "1\n0\n").Run("a.txt", "1\n0\n").Reference("b.txt", "1\n0\n1\n0\n1\n0\n");

        var brier = Score(job, new DetectionScorer(), $$"""{"run_files": "{part}.txt", "missing_files": "zero", "interval_resamples": 20 {{parameters}}}""", "brier");

        brier.Value.ShouldNotBeNull().ShouldBe(expected, 1e-12);
        (brier.Interval!.Low, brier.Interval.High).ShouldBe((expected, expected));
    }

    [Fact]
    public void WorstFile_WhereLessIsBetter_HasTheGreatestErrorOnEveryResample()
    {
        using var job = new PluginJobFolder().Reference("a.txt", "1\n2\n").Run("a.txt", "1\n2\n").Reference("b.txt", "1\n2\n").Run("b.txt", "3\n4\n").Reference("c.txt", "1\n2\n").Run("c.txt", "2\n3\n");

        var error = Score(job, new RegressionScorer(), """{"run_files": "{part}.txt", "aggregation": "worst", "interval_resamples": 20}""", "mae");

        (error.Value, error.Interval!.Low, error.Interval.High).ShouldBe((2, 2, 2));
    }

    [Fact]
    public void UndefinedMean_HasNoIntervalAlthoughResamplesAreDefined()
    {
        // The sum of both huge errors is too large; one in four resamples has at most one of them.
        using var job = new PluginJobFolder().Reference("a.txt", "0\n0\n0\n").Run("a.txt", "1.7e308\n1.7e308\n1\n").Reference("b.txt", "1\n2\n").Run("b.txt", "1\n2\n");

        var error = Score(job, new RegressionScorer(), """{"run_files": "{part}.txt", "interval_resamples": 200}""", "mae");

        (error.Value, error.Interval).ShouldBe((null, null));
    }

    /// <summary>A clustering without groups cannot be resampled, and so the mean over it and others cannot.</summary>
    [Theory]
    [InlineData("g g", "g h")]
    [InlineData("g h", "g g")]
    public void PartThatCannotBeResampled_LeavesTheMeanWithoutAnInterval(params string[] groups)
    {
        using var job = new PluginJobFolder();
        foreach (var part in new[] { 0, 1 })
        {
            var names = groups[part].Split(' ');
            job.Reference($"{part}.tsv", $"id\tcluster\tgroup\n1\ta\t{names[0]}\n2\tb\t{names[1]}\n").Run($"{part}.tsv", "id\tcluster\n1\tx\n2\ty\n");
        }

        var (_, result) = job.Work(new ClusteringScorer(), """{"run_files": "{part}.tsv", "group_column": "group", "interval_resamples": 20}""");

        result!.Scores.ShouldAllBe(score => score.Interval == null);
        result.Slices.Select(slice => slice.Scores.Single(score => score.Metric == "ari").Interval is not null).ShouldBe([.. groups.Select(names => names == "g h")]);
    }

    [Fact]
    public void SlicesOfSeveralFiles_AreTheLargestOfEachColumn()
    {
        using var job = new PluginJobFolder();
        foreach (var (part, first, times) in new[] { ("a", 0, 1), ("b", 100, 2) })
        {
            var kinds = Enumerable.Range(first, 150).SelectMany(kind => Enumerable.Repeat($"v{kind:000}", times)).ToList();
            job.Reference($"{part}.tsv", "id\tscore\tkind\n" + string.Concat(kinds.Select((kind, id) => $"{id}\t1\t{kind}\n")))
                .Run($"{part}.tsv", "id\tscore\n" + string.Concat(kinds.Select((_, id) => $"{id}\t1\n")));
        }

        var slices = job.Work(new RegressionScorer(), """{"run_files": "{part}.tsv", "slices": ["kind"]}""").Result!.Slices.Where(slice => slice.By == "kind").ToList();

        slices.Select(slice => slice.Value).ShouldBe([.. Enumerable.Range(0, 50).Concat(Enumerable.Range(100, 150)).Select(kind => $"v{kind:000}")]);
        (slices[0].Size, slices[50].Size, slices[^1].Size).ShouldBe((1, 3, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "run_files": "{part}.tsv" """)]
    public void SlicesOfManyColumns_AreAsManyAsAResultMayHave(string parameters)
    {
        string[] columns = [.. Enumerable.Range(0, 11).Select(column => $"c{column}")];
        var gold = $"id\tscore\t{string.Join('\t', columns)}\n" + string.Concat(Enumerable.Range(0, 200).Select(id => $"{id}\t1\t{string.Join('\t', columns.Select(_ => id))}\n"));
        using var job = new PluginJobFolder().Reference("a.tsv", gold).Run("a.tsv", "id\tscore\n" + string.Concat(Enumerable.Range(0, 200).Select(id => $"{id}\t1\n")));

        var result = job.Work(new RegressionScorer(), $$"""{"slices": ["{{string.Join("\", \"", columns)}}"] {{parameters}}}""").Result!;

        result.Slices.Count.ShouldBe(ScoringProtocol.MaxSlices);
        result.Slices[0].By.ShouldBe(parameters.Length > 0 ? "part" : "c0");
    }

    [Fact]
    public void TablesOfSeveralFiles_HaveNoMoreCellsThanAResultMayHave()
    {
        // Per part 101 rows of 5 columns, and 101 of 101: the tenth of the latter does not fit.
        using var job = new PluginJobFolder();
        var lines = string.Concat(Enumerable.Range(0, 100).Select(label => $"l{label}\n"));
        foreach (var part in Enumerable.Range(0, 10))
        {
            job.Reference($"{part}.txt", lines).Run($"{part}.txt", lines);
        }

        var tables = job.Work(new ClassificationScorer(), """{"run_files": "{part}.txt"}""").Result!.Tables;

        (tables.Count, tables[^1].Title).ShouldBe((19, "8: Confusion matrix (rows: reference, columns: run)"));
    }

    private static string Lines(string label, int count) => string.Concat(Enumerable.Repeat(label + "\n", count));

    private static MetricScore Score(PluginJobFolder job, IScorer scorer, string parameters, string metric)
    {
        var (exitCode, result) = job.Work(scorer, parameters);
        exitCode.ShouldBe(0);
        return result!.Scores.Single(score => score.Metric == metric);
    }
}
