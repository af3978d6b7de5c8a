using System.Globalization;
using System.Text;
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

    // Words with the senses that old texts have, and for every new usage its sense and the run's; computed by AXOLOTL's own script for track 1.
    [Theory]
    [InlineData("w0s0:n0a>n0a,n0b>n0a,n0b>n0b|:n1b>w0s0|:n2a>n2a,n2b>n2b,n2a>n2a|:n3a>w0s0,n3a>x3,n3b>w0s0,n3a>n3a,n3a>x3,n3b>n3a|:n4a>x4,n4b>n4b,n4b>w0s0,n4a>n4a,n4b>w0s0|w5s0,w5s1,w5s2:n5a>n5a,n5b>n5b,n5a>w5s2,n5b>w5s0", 0.27910052910052907, 0.5)]
    [InlineData(":n0b>x0|w1s0,w1s1:w1s1>n1a,w1s0>n1a,w1s1>x1,n1b>w0s0,n1a>n1a|w2s0,w2s1,w2s2:w2s0>w2s2|w3s0,w3s1,w3s2:n3a>x3,w3s1>x3,w3s1>w3s1,w3s1>w3s0|w4s0:w4s0>w0s0,n4b>x4|w5s0:n5b>w0s0,n5a>w0s0,n5a>x5,n5a>n5a", 0.35947712418300654, 0.23333333333333334)]
    public void KnownClasses_AreFoundAgainAsInAxolotl(string words, double ari, double f1)
    {
        var gold = new StringBuilder("id\tcluster\tword\tperiod\n");
        var run = new StringBuilder("id\tcluster\n");
        var count = 0;
        foreach (var (word, number) in words.Split('|').Select((word, number) => (word.Split(':'), number)))
        {
            foreach (var sense in word[0].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                gold.Append(CultureInfo.InvariantCulture, $"{++count}\t{sense}\tw{number}\told\n");
                run.Append(CultureInfo.InvariantCulture, $"{count}\t{sense}\n");
            }

            foreach (var usage in word[1].Split(',').Select(usage => usage.Split('>')))
            {
                gold.Append(CultureInfo.InvariantCulture, $"{++count}\t{usage[0]}\tw{number}\tnew\n");
                run.Append(CultureInfo.InvariantCulture, $"{count}\t{usage[1]}\n");
            }
        }

        using var job = new PluginJobFolder().Reference("gold.tsv", gold.ToString()).Run("run.tsv", run.ToString());
        var result = job.Work(new ClusteringScorer(), """{"group_column": "word", "known_column": "period", "slices": ["word"]}""").Result!;

        Value(result, "ari").ShouldBe(ari, 1e-12);
        Value(result, "known_f1").ShouldBe(f1, 1e-12);
        result.Items.ShouldBe(words.Count(character => character == '>'));
        result.Slices.Count.ShouldBe(6);
    }

    [Fact]
    public void KnownClasses_WithoutTheirColumn_AreUndefined() =>
        Work("id\tcluster\n1\ta\n2\ta\n3\tb\n4\ta\n5\tb\n").Scores.Single(score => score.Metric == "known_f1").Value.ShouldBeNull();

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", run);
        var (exitCode, result) = job.Work(new ClusteringScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
