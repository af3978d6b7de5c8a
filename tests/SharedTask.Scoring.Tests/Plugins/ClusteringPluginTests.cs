using Clustering;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class ClusteringPluginTests
{
    private const string Gold = "id\tcluster\tword\tlanguage\n1\ta\tbank\ten\n2\ta\tbank\ten\n3\tb\tbank\ten\n4\ta\tRatte\tde\n5\tb\tRatte\tde\n";

    [Fact]
    public void Groups_AreClusteredByThemselvesAndAveraged()
    {
        // Within the first word the clusters are right; within the second both items are thrown together.
        var run = "id\tcluster\n1\tx\n2\tx\n3\ty\n4\tx\n5\tx\n";

        var result = Work(run, """{"group_column": "word"}""");

        Value(result, "ari").ShouldBe(0.5);
        Value(result, "purity").ShouldBe(0.75);
        Value(result, "bcubed_recall").ShouldBe(1);
        result.Tables.Single().Rows.Select(row => (row[0], row[1], row[2])).ShouldBe([("Ratte", "2", "0.0000"), ("bank", "3", "1.0000")]);
        Value(Work(run), "ari").ShouldBeLessThan(1);
    }

    [Theory]
    [InlineData("""{"missing_predictions": "wrong"}""", 0.8, 5)]
    [InlineData("""{"missing_predictions": "ignore"}""", 1.0, 4)]
    public void Run_WithMissingItems_FollowsTheOrganizersPolicy(string parameters, double recall, long items)
    {
        // Alone, item 2 halves the recall of itself and of item 1's class of three.
        var gold = "id\tcluster\n1\ta\n2\ta\n3\tb\n4\tb\n5\tc\n";
        using var job = new PluginJobFolder().Reference("gold.tsv", gold).Run("run.tsv", "id\tcluster\n1\tx\n3\ty\n4\ty\n5\tz\n");

        var result = job.Work(new ClusteringScorer(), parameters).Result!;

        Value(result, "bcubed_recall").ShouldBe(recall);
        Value(result, "bcubed_precision").ShouldBe(1);
        result.Items.ShouldBe(items);
    }

    [Fact]
    public void Interval_NeedsGroups()
    {
        const string Run = "id\tcluster\n1\tx\n2\tx\n3\ty\n4\tx\n5\tx\n";

        Work(Run, """{"interval_resamples": 100}""").Scores.ShouldAllBe(score => score.Interval == null);
        var interval = Work(Run, """{"interval_resamples": 100, "group_column": "word"}""").Scores[0].Interval;
        (interval!.Low, interval.High).ShouldBe((0, 1));
    }

    [Fact]
    public void Slices_AreScoredPerValue()
    {
        var slices = Work("id\tcluster\n1\tx\n2\tx\n3\ty\n4\tx\n5\tx\n", """{"slices": ["language"], "group_column": "word"}""").Slices;

        slices.Select(slice => (slice.By, slice.Value, slice.Size, slice.Scores[0].Value)).ShouldBe([("language", "de", 2, 0), ("language", "en", 3, 1)]);
    }

    [Fact]
    public void GroupColumn_ThatTheReferenceLacks_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", "id\tcluster\n1\tx\n");

        job.Work(new ClusteringScorer(), """{"group_column": "topic"}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", run);
        var (exitCode, result) = job.Work(new ClusteringScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
