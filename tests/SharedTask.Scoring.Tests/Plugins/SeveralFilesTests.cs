using System.Text;
using Classification;
using Clustering;
using Generation;
using Regression;
using Retrieval;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Runs of several files, mapped by the patterns of their names, through the host that all plugins share.</summary>
public sealed class SeveralFilesTests
{
    private const string ByLanguage = """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv"}""";

    // Two of two right, one of two right, three of four right.
    private static readonly (string Language, string Gold, string Run)[] Languages =
    [
        ("ar", "id\tlabel\n1\tx\n2\ty\n", "id\tlabel\n1\tx\n2\ty\n"),
        ("de", "id\tlabel\n1\tx\n2\ty\n", "id\tlabel\n1\tx\n2\tx\n"),
        ("fr", "id\tlabel\n1\tx\n2\ty\n3\tx\n4\ty\n", "id\tlabel\n1\tx\n2\ty\n3\tx\n4\tx\n"),
    ];

    [Fact]
    public void FilePerLanguage_IsScoredByItselfAndInTheMean()
    {
        using var job = Job();

        var result = Score(job, new ClassificationScorer(), ByLanguage);

        result.Problems.ShouldBeEmpty();
        result.Items.ShouldBe(8);
        Accuracy(result.Scores).ShouldBe((1 + 0.5 + 0.75) / 3, 1e-15);
        result.Slices.Select(slice => (slice.By, slice.Value, slice.Size, Accuracy(slice.Scores))).ShouldBe(
            [("language", "ar", 2, 1.0), ("language", "de", 2, 0.5), ("language", "fr", 4, 0.75)]);
        result.Tables.Select(table => table.Title).ShouldBe(
            ["ar: Per class", "de: Per class", "fr: Per class", .. ((string[])["ar", "de", "fr"]).Select(language => language + ": Confusion matrix (rows: reference, columns: run)")]);
        job.Items().Select(item => item.Id).ShouldBe(["ar/1", "ar/2", "de/1", "de/2", "fr/1", "fr/2", "fr/3", "fr/4"]);
        job.Items()[3].Values["correct"].ShouldBe(0);
    }

    [Fact]
    public void FileWeights_ByItems_GiveTheShareOfAllItems()
    {
        using var job = Job();

        var result = Score(job, new ClassificationScorer(), """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "file_weights": "items"}""");

        Accuracy(result.Scores).ShouldBe(6 / 8.0, 1e-15);
    }

    [Theory]
    [InlineData("""["fr=3"]""", (1 + 0.5 + (3 * 0.75)) / 5)]
    [InlineData("""["ar=0.5", "de=2.5e0"]""", (0.5 + (2.5 * 0.5) + 0.75) / 4)]
    public void PartWeights_OfLanguages_WeightTheMean(string weights, double expected)
    {
        using var job = Job();

        var result = Score(job, new ClassificationScorer(), $$"""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": {{weights}}, "interval_resamples": 30}""");

        Accuracy(result.Scores).ShouldBe(expected, 1e-12);
        result.Scores.Single(score => score.Metric == "accuracy").Interval!.Low.ShouldBeLessThanOrEqualTo(expected);
    }

    [Fact]
    public void PartWeights_OfTasks_WeightTheMeansOfLanguages()
    {
        using var job = new PluginJobFolder();
        foreach (var (path, right) in new[] { ("qa/en", true), ("qa/zh", false), ("ner/en", true) })
        {
            job.Reference($"{path}.tsv", "id\tlabel\n1\tx\n2\ty\n").Run($"{path}.tsv", right ? "id\tlabel\n1\tx\n2\ty\n" : "id\tlabel\n1\ty\n2\tx\n");
        }

        var result = Score(job, new ClassificationScorer(), """{"run_files": "{task}/{language}.tsv", "part_weights": ["qa=3", "zh=2"]}""");

        Accuracy(result.Scores).ShouldBe((1 + (3 * (1 / 3.0))) / 4, 1e-12);
    }

    [Theory]
    [InlineData("worst", 0.5)]
    [InlineData("mean", 0.75)]
    public void Aggregation_OfLanguages_IsTheMeanOrTheWorst(string aggregation, double expected)
    {
        using var job = Job();

        var result = Score(job, new ClassificationScorer(), $$"""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "aggregation": "{{aggregation}}", "interval_resamples": 200}""");

        Accuracy(result.Scores).ShouldBe(expected, 1e-12);

        // Of two German items one is right: a quarter of the resamples has none, and the worst language then has none either.
        var interval = result.Scores.Single(score => score.Metric == "accuracy").Interval.ShouldNotBeNull();
        (interval.Low == 0).ShouldBe(aggregation == "worst");
        interval.Low.ShouldBeLessThanOrEqualTo(expected);
        interval.High.ShouldBeGreaterThanOrEqualTo(expected);
    }

    [Theory]
    [InlineData("error", 2.0, 1)]
    [InlineData("zero", null, 0)]
    public void Aggregation_ToTheWorst_KnowsWhereLessIsBetter(string missing, double? error, double share)
    {
        using var job = new PluginJobFolder()
            .Reference("a.txt", "1\n2\n").Reference("b.txt", "1\n2\n")
            .Run("a.txt", "1\n2\n");
        if (missing == "error")
        {
            job.Run("b.txt", "3\n4\n");
        }

        var result = Score(job, new RegressionScorer(), $$"""{"run_files": "{part}.txt", "missing_files": "{{missing}}", "aggregation": "worst", "interval_resamples": 20}""");

        result.Scores.Single(score => score.Metric == "mae").Value.ShouldBe(error);
        result.Scores.Single(score => score.Metric == "pearson").Value.ShouldNotBeNull().ShouldBe(share, 1e-12);
    }

    [Theory]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": ["xx=2"]}""")]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": ["ar=2", "ar=3"]}""")]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": ["ar=0"]}""")]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": ["ar"]}""")]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "part_weights": ["ar=2"], "file_weights": "items"}""")]
    public void PartWeights_ThatMakeNoSense_AreNotUnderstood(string parameters)
    {
        using var job = Job();

        job.Work(new ClassificationScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void TwoNames_GiveTheMeanOfMeans()
    {
        using var job = new PluginJobFolder();
        foreach (var (path, right) in new[] { ("qa/en", true), ("qa/zh", false), ("ner/en", true) })
        {
            job.Reference($"gold/{path}.tsv", "id\tlabel\n1\tx\n2\ty\n").Run($"mine/{path}.tsv", right ? "id\tlabel\n1\tx\n2\ty\n" : "id\tlabel\n1\ty\n2\tx\n");
        }

        var result = Score(job, new ClassificationScorer(), """{"run_files": "{task}/{language}.tsv"}""");

        Accuracy(result.Scores).ShouldBe((1 + ((1 + 0) / 2.0)) / 2, 1e-15);
        result.Slices.Select(slice => (slice.By, slice.Value, Accuracy(slice.Scores))).ShouldBe(
        [
            ("task", "ner", 1.0), ("task", "qa", 0.5),
            ("task / language", "ner / en", 1.0), ("task / language", "qa / en", 1.0), ("task / language", "qa / zh", 0.0),
        ]);
    }

    [Theory]
    [InlineData("error", ScoringOutcome.Invalid, null, "")]
    [InlineData("zero", ScoringOutcome.Scored, (1 + 0 + 0.75) / 3, "it counts as nothing right")]
    [InlineData("undefined", ScoringOutcome.Scored, null, "means over all files are undefined without it")]
    [InlineData("ignore", ScoringOutcome.Scored, (1 + 0.75) / 2, "means run over the other files")]
    public void MissingFile_FollowsTheOrganizersPolicyAndIsTold(string policy, ScoringOutcome outcome, double? expected, string effect)
    {
        using var job = Job(without: "de");

        var result = Score(job, new ClassificationScorer(), $$"""{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "missing_files": "{{policy}}"}""");

        result.Outcome.ShouldBe(outcome);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("missing-file", policy == "error" ? ProblemSeverity.Error : ProblemSeverity.Warning));
        problem.Message.ShouldStartWith("There is no file \"run_de.tsv\" for language de");
        problem.Message.ShouldContain(effect);
        if (outcome == ScoringOutcome.Scored)
        {
            var accuracy = result.Scores.Single(score => score.Metric == "accuracy").Value;
            (accuracy is null).ShouldBe(expected is null);
            accuracy.GetValueOrDefault().ShouldBe(expected.GetValueOrDefault(), 1e-15);
            Accuracy(result.Slices.Single(slice => slice.Value == "fr").Scores).ShouldBe(0.75);
        }
    }

    [Fact]
    public void MissingFile_CountedAsZero_IsTheWorstWhereLessIsBetter()
    {
        using var job = new PluginJobFolder()
            .Reference("a.txt", "1\n2\n").Reference("b.txt", "1\n2\n")
            .Run("a.txt", "1\n2\n");

        var result = Score(job, new RegressionScorer(), """{"run_files": "{part}.txt", "missing_files": "zero"}""");

        result.Scores.Single(score => score.Metric == "pearson").Value.ShouldNotBeNull().ShouldBe(0.5, 1e-15);
        // An error has no worst value: a mean with a missing file is undefined, not small.
        result.Scores.Single(score => score.Metric == "mae").Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("run_DE.tsv", "The file \"run_DE.tsv\" has nearly this name; please rename it if it is meant.")]
    [InlineData("run-de.tsv", "The file \"run-de.tsv\" has nearly this name; please rename it if it is meant.")]
    [InlineData("out/run_de.tvs", "The file \"out/run_de.tvs\" has nearly this name; please rename it if it is meant.")]
    public void File_WithNearlyTheRightName_IsNamedInTheProblem(string name, string hint)
    {
        using var job = Job(without: "de");
        job.Run(name, Languages[1].Run);

        var result = Score(job, new ClassificationScorer(), ByLanguage);

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.ShouldContain(problem => problem.Code == "missing-file" && problem.Message.EndsWith(hint, StringComparison.Ordinal));
    }

    [Fact]
    public void File_ForAPartThatTheTaskDoesNotHave_IsRefusedWithWhatIsExpected()
    {
        using var job = Job();
        job.Run("run_nl_BE.tsv", Languages[0].Run).Run("README.md", "We used a system.");

        var problems = Score(job, new ClassificationScorer(), ByLanguage).Problems;

        problems.Single(problem => problem.Code == "unknown-file").Message.ShouldBe(
            "The file \"run_nl_BE.tsv\" is for language nl_BE, which this task does not have. Expected: run_ar.tsv, run_de.tsv, run_fr.tsv.");
        problems.Single(problem => problem.Code == "ignored-file").ShouldSatisfyAllConditions(
            problem => problem.Severity.ShouldBe(ProblemSeverity.Warning),
            problem => problem.File.ShouldBe("README.md"),
            problem => problem.Message.ShouldBe("The file \"README.md\" is not read: its name is not like run_{language}.tsv."));
    }

    [Fact]
    public void Run_WithNoExpectedName_IsToldWhichNamesAreAndWhichCame()
    {
        using var job = Job(without: "*");
        job.Run("predictions.tsv", Languages[0].Run);

        Score(job, new ClassificationScorer(), """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv", "missing_files": "ignore"}""").Problems.ShouldHaveSingleItem().Message.ShouldBe(
            "No file has a name that is expected. Expected files named run_ar.tsv, run_de.tsv, run_fr.tsv, in one zip; there is: predictions.tsv.");
    }

    [Fact]
    public void TwoFilesForOnePart_AreRefusedByName()
    {
        using var job = Job();
        job.Run("old/run_de.tsv", Languages[1].Run);

        var problem = Score(job, new ClassificationScorer(), ByLanguage).Problems[0];

        (problem.Code, problem.Message).ShouldBe(("several-files", "There are 2 files for language de: old/run_de.tsv, run_de.tsv. Please leave only one."));
    }

    [Fact]
    public void Problems_OfEveryFile_ComeWithItsNameAndLine()
    {
        using var job = Job(without: "*");
        job.Run("run_ar.tsv", "id\tlabel\n1\tx\n2\tz\n").Run("run_de.tsv", "id\tlabel\n1\tx\n").Run("run_fr.tsv", Languages[2].Run);

        var problems = Score(job, new ClassificationScorer(), ByLanguage).Problems;

        problems.Select(problem => (problem.File, problem.Line, problem.Code)).ShouldBe([("run_ar.tsv", 3L, "unknown-label"), ("run_de.tsv", 2L, "missing-id")]);
    }

    [Fact]
    public void Problems_OfManyFiles_AreListedUpToFiftyAndCounted()
    {
        using var job = new PluginJobFolder();
        var bad = new StringBuilder("id\tlabel\n").AppendJoin('\n', Enumerable.Range(10, 40).Select(id => $"{id}\tx"));
        foreach (var (language, gold, _) in Languages)
        {
            job.Reference($"gold_{language}.tsv", gold).Run($"run_{language}.tsv", bad.ToString());
        }

        var result = Score(job, new ClassificationScorer(), ByLanguage);

        (result.Problems.Count, result.MoreProblems).ShouldBe((50, (3 * 40) + 2 + 2 + 4 - 50));
    }

    [Fact]
    public void Reference_WithoutAMatchingFile_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Languages[0].Gold).Run("run_ar.tsv", Languages[0].Run);

        job.Work(new ClassificationScorer(), ByLanguage).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Theory]
    [InlineData("""{"run_files": "run_{language.tsv"}""")]
    [InlineData("""{"run_files": "run_{}.tsv"}""")]
    [InlineData("""{"run_files": "run_{language}.tsv", "reference_files": "gold.tsv"}""")]
    [InlineData("""{"reference_files": "gold_{language}.tsv"}""")]
    [InlineData("""{"run_files": "{a}{b}{c}{d}*{e}"}""")]
    public void Patterns_ThatMakeNoSense_AreTheOrganizersFault(string parameters)
    {
        using var job = Job();

        job.Work(new ClassificationScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void Check_OfARunOnItsOwn_ChecksEveryFile()
    {
        using var job = new PluginJobFolder().Run("run_ar.tsv", "id\tlabel\n1\tx\n").Run("run_de.tsv", "id\tlabel\n1\t\n");

        var (exitCode, result) = job.Work(new ClassificationScorer(), ByLanguage, "check");

        exitCode.ShouldBe(0);
        result!.Problems.ShouldHaveSingleItem().File.ShouldBe("run_de.tsv");
        result.Items.ShouldBe(2);
    }

    [Fact]
    public void Pattern_WithAStar_LetsTeamsNameTheirRuns()
    {
        using var job = new PluginJobFolder();
        foreach (var (language, gold, run) in Languages)
        {
            job.Reference($"{language}.gold.tsv", gold).Run($"my_best_{language}.tsv", run);
        }

        Accuracy(Score(job, new ClassificationScorer(), """{"run_files": "*_{language}.tsv", "reference_files": "{language}.gold.tsv"}""").Scores).ShouldBe(0.75, 1e-15);
    }

    [Fact]
    public void Pattern_WithoutNames_ChoosesTheFileThatIsMeant()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Languages[0].Gold).Run("answers.tsv", Languages[0].Run).Run("probabilities.tsv", "id\tp\n1\t0.5\n");

        Accuracy(Score(job, new ClassificationScorer(), """{"run_files": "answers.tsv"}""").Scores).ShouldBe(1);
    }

    [Fact]
    public void Slices_InsideFiles_AreMeansOverTheFilesThatHaveThem()
    {
        using var job = new PluginJobFolder()
            .Reference("a.tsv", "id\tlabel\tdomain\n1\tx\tnews\n2\ty\tweb\n").Run("a.tsv", "id\tlabel\n1\tx\n2\tx\n")
            .Reference("b.tsv", "id\tlabel\tdomain\n1\tx\tnews\n2\ty\tnews\n").Run("b.tsv", "id\tlabel\n1\tx\n2\tx\n");

        var slices = Score(job, new ClassificationScorer(), """{"run_files": "{set}.tsv", "slices": ["domain"]}""").Slices;

        slices.Where(slice => slice.By == "domain").Select(slice => (slice.Value, slice.Size, Accuracy(slice.Scores))).ShouldBe([("news", 3, 0.75), ("web", 1, 0.0)]);
    }

    [Fact]
    public void Intervals_OfMeans_AreNarrowerThanThoseOfFilesAndTheSameForTheSameSeed()
    {
        const string Parameters = """{"run_files": "{part}.txt", "interval_resamples": 400}""";
        using var job = new PluginJobFolder();
        foreach (var part in Enumerable.Range(0, 9))
        {
            job.Reference($"{part}.txt", string.Join('\n', Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "x" : "y")))
                .Run($"{part}.txt", string.Join('\n', Enumerable.Range(0, 60).Select(i => (i * (part + 3)) % 7 == 0 ? "x" : i % 2 == 0 ? "x" : "y")));
        }

        var result = Score(job, new ClassificationScorer(), Parameters);
        var bytes = job.ResultBytes();
        Score(job, new ClassificationScorer(), Parameters);
        job.ResultBytes().ShouldBe(bytes);

        var mean = result.Scores.Single(score => score.Metric == "accuracy");
        mean.Interval!.Low.ShouldBeLessThan(mean.Value!.Value);
        mean.Interval.High.ShouldBeGreaterThan(mean.Value.Value);
        var ofFiles = result.Slices.Select(slice => slice.Scores.Single(score => score.Metric == "accuracy").Interval!).Average(interval => interval.High - interval.Low);
        // Nine independent files: a third of the width, give or take.
        ((mean.Interval.High - mean.Interval.Low) / ofFiles).ShouldBeInRange(0.25, 0.45);
    }

    [Fact]
    public void ManyFiles_KeepTheResultWithinTheContract()
    {
        using var job = new PluginJobFolder();
        foreach (var part in Enumerable.Range(0, 60))
        {
            job.Reference($"{part}.tsv", Languages[2].Gold).Run($"{part}.tsv", Languages[2].Run);
        }

        var result = Score(job, new ClassificationScorer(), """{"run_files": "{part}.tsv"}""");

        result.Tables.Count.ShouldBe(ScoringProtocol.MaxTables);
        result.Slices.Count.ShouldBe(60);
        Accuracy(result.Scores).ShouldBe(0.75, 1e-15);
    }

    [Fact]
    public void MoreFilesThanAreScored_AreTheOrganizersFault()
    {
        using var job = new PluginJobFolder();
        foreach (var part in Enumerable.Range(0, 201))
        {
            job.Reference($"{part}.tsv", Languages[0].Gold);
        }

        var (_, result) = job.Work(new ClassificationScorer(), """{"run_files": "{part}.tsv"}""", "check");

        result!.Problems.ShouldHaveSingleItem().Message.ShouldContain("201 parts");
    }

    [Fact]
    public void MeanOver_AColumn_IsTheMeanOfItsSlices()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tlabel\tlanguage\n1\tx\tar\n2\ty\tde\n3\tx\tde\n4\ty\tde\n")
            .Run("run.tsv", "id\tlabel\n1\ty\n2\ty\n3\tx\n4\ty\n");

        var result = Score(job, new ClassificationScorer(), """{"mean_over": "language", "interval_resamples": 10}""");

        Accuracy(result.Scores).ShouldBe(0.5);
        result.Slices.Select(slice => (slice.By, slice.Value)).ShouldBe([("language", "ar"), ("language", "de")]);
        var interval = result.Scores.Single(score => score.Metric == "accuracy").Interval!;
        (interval.Low, interval.High, interval.Resamples).ShouldBe((0.5, 0.5, 10));
    }

    [Fact]
    public void MeanOver_AColumn_HasTheIntervalOfValuesResampledByThemselves()
    {
        // One language is right, of two items in the other one is: its accuracy is 0 in a quarter of all resamples and 1 in another.
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tlabel\tlanguage\tdomain\n1\tx\tar\tnews\n2\ty\tar\tnews\n3\tx\tde\tnews\n4\ty\tde\tblogs\n")
            .Run("run.tsv", "id\tlabel\n1\tx\n2\tx\n3\tx\n4\ty\n");
        const string Parameters = """{"mean_over": "language", "slices": ["domain"], "interval_resamples": 200}""";

        var result = Score(job, new ClassificationScorer(), Parameters);
        var bytes = job.ResultBytes();

        var accuracy = result.Scores.Single(score => score.Metric == "accuracy");
        (accuracy.Value, accuracy.Interval!.Low, accuracy.Interval.High, accuracy.Interval.Seed).ShouldBe((0.75, 0.5, 1, 17));
        result.Slices.Where(slice => slice.By == "language").ShouldAllBe(slice => slice.Scores.Single(score => score.Metric == "accuracy").Interval != null);
        result.Slices.Where(slice => slice.By == "domain").ShouldAllBe(slice => slice.Scores.All(score => score.Interval == null));
        Score(job, new ClassificationScorer(), Parameters);
        job.ResultBytes().ShouldBe(bytes);
    }

    [Fact]
    public void MeanOver_AColumnOfSeveralFiles_HasAnInterval()
    {
        using var job = new PluginJobFolder();
        foreach (var task in new[] { "a", "b" })
        {
            job.Reference($"{task}.tsv", "id\tscore\tlanguage\n1\t1\tar\n2\t2\tar\n3\t3\tde\n4\t4\tde\n").Run($"{task}.tsv", "id\tscore\n1\t1\n2\t3\n3\t3\n4\t4\n");
        }

        var result = Score(job, new RegressionScorer(), """{"mean_over": "language", "run_files": "{task}.tsv", "interval_resamples": 200}""");

        // Within one file the error is 0, 1/2 or 1 for ar and 0 for de.
        var error = result.Scores.Single(score => score.Metric == "mae");
        (error.Value, error.Interval!.Low, error.Interval.High).ShouldBe((0.25, 0, 0.5));
    }

    [Fact]
    public void OtherFamilies_HaveFilesToo()
    {
        using var retrieval = new PluginJobFolder()
            .Reference("en.qrels", "1 0 a 1\n").Reference("fa.qrels", "1 0 a 1\n2 0 b 1\n")
            .Run("x/en.txt", "1 Q0 a 1 2 r\n").Run("x/fa.txt", "1 Q0 b 1 2 r\n1 Q0 a 2 1 r\n2 Q0 b 1 1 r\n");
        Value(Score(retrieval, new RetrievalScorer(), """{"run_files": "{language}.txt", "reference_files": "{language}.qrels", "interval_resamples": 5}""").Scores, "map").ShouldBe((1 + ((0.5 + 1) / 2)) / 2, 1e-15);

        using var clustering = new PluginJobFolder().Reference("a.txt", "x\nx\ny\n").Reference("b.txt", "x\nx\ny\n").Run("a.txt", "1\n1\n2\n").Run("b.txt", "1\n1\n1\n");
        Value(Score(clustering, new ClusteringScorer(), """{"run_files": "{set}.txt"}""").Scores, "ari").ShouldBe(0.5, 1e-15);
    }

    [Fact]
    public void Generation_WithSeveralFilesOfReferences_TakesTheirLinesTogether()
    {
        using var together = new PluginJobFolder()
            .Reference("gold.jsonl", "{\"id\": 1, \"references\": [\"the cat sat\", \"a cat sat down\"]}\n{\"id\": 2, \"references\": [\"it slept\"]}\n")
            .Run("run.jsonl", "{\"id\": 1, \"text\": \"the cat sat down\"}\n{\"id\": 2, \"text\": \"it slept\"}\n");
        using var apart = new PluginJobFolder()
            .Reference("ref.0.txt", "the cat sat\nit slept\n").Reference("ref.1.txt", "a cat sat down\n\n")
            .Run("run.txt", "the cat sat down\nit slept\n");

        var expected = Score(together, new GenerationScorer(), "{}");
        var result = Score(apart, new GenerationScorer(), """{"reference_files": "ref.*.txt"}""");

        result.Scores.ShouldBe(expected.Scores);
        Value(result.Scores, "rouge1").ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Generation_WithFilesOfReferencesOfDifferentLengths_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("ref.0.txt", "a\nb\n").Reference("ref.1.txt", "a\n");

        var (_, result) = job.Work(new GenerationScorer(), """{"reference_files": "ref.*.txt"}""", "check");

        (result!.Problems.Single().Code, result.Problems.Single().File).ShouldBe(("line-count", "ref.1.txt"));
    }

    [Theory]
    [InlineData("gold_{language}.tsv", "x/gold_en.tsv", "en")]
    [InlineData("gold_{language}.tsv", "gold_.tsv", null)]
    [InlineData("gold_{language}.tsv", "gold_en.tsv.bak", null)]
    [InlineData("{task}/{language}.tsv", "a/b/c.tsv", "b|c")]
    [InlineData("{task}/{language}.tsv", "c.tsv", null)]
    [InlineData("{task}_{language}.tsv", "ner_pt_BR.tsv", "ner|pt_BR")]
    [InlineData("{task}/{task}.tsv", "ner/ner.tsv", "ner")]
    [InlineData("{task}/{task}.tsv", "ner/qa.tsv", null)]
    [InlineData("*.{language}", "a.b.c", "b.c")]
    [InlineData("{a}*{b}", "xyz", "x|yz")]
    [InlineData("répons_{langue}.txt", "répons_ελ.txt", "ελ")]
    public void Pattern_MatchesTheEndOfAPath(string pattern, string path, string? values)
    {
        var matched = FilePattern.Parse(pattern)!.Match(path);

        (matched is null ? null : string.Join('|', matched)).ShouldBe(values);
    }

    private static PluginJobFolder Job(string without = "")
    {
        var job = new PluginJobFolder();
        foreach (var (language, gold, run) in Languages)
        {
            job.Reference($"gold_{language}.tsv", gold);
            if (without != language && without != "*")
            {
                job.Run($"run_{language}.tsv", run);
            }
        }

        return job;
    }

    private static ScoringResult Score(PluginJobFolder job, IScorer scorer, string parameters)
    {
        var (exitCode, result) = job.Work(scorer, parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Accuracy(IReadOnlyList<MetricScore> scores) => Value(scores, "accuracy");

    private static double Value(IReadOnlyList<MetricScore> scores, string metric) => scores.Single(score => score.Metric == metric).Value!.Value;
}
