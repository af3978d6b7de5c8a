using Classification;
using Clustering;
using Detection;
using Generation;
using Regression;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>A run or a reference that is checked on its own.</summary>
public sealed class LoneFilesTests
{
    private static readonly Dictionary<string, IScorer> Scorers = new IScorer[] { new ClassificationScorer(), new ClusteringScorer(), new DetectionScorer(), new GenerationScorer(), new RegressionScorer() }
        .ToDictionary(scorer => scorer.Manifest.Id, StringComparer.Ordinal);

    [Theory]
    [InlineData("classification", "id\tlabel\n1\tx\n2\tzzzz\n", """{"labels": ["x", "y"]}""", "Line 3: the label \"zzzz\" is not one of the 2 labels of this task. They are: \"x\", \"y\".")]
    [InlineData("regression", "id\tscore\n1\t1\n2\tx\n", "{}", "Line 3: the score \"x\" is not a number.")]
    [InlineData("detection", "id\tscore\n1\t0.5\n2\tx\n", "{}", "Line 3: the score \"x\" is not a number.")]
    [InlineData("clustering", "id\tcluster\n1\ta\n2\t\n", "{}", "Line 3: the cluster is empty.")]
    [InlineData("generation", "id\ttext\tp\n1\ta\t0.5\n2\tb\tx\n", """{"no_answer_column": "p"}""", "Line 3: the p \"x\" is not a number.")]
    public void Run_CheckedWithoutAReference_IsToldItsMistakes(string plugin, string run, string parameters, params string[] messages)
    {
        using var job = new PluginJobFolder().Run("run.tsv", run);

        job.Messages(Scorers[plugin], parameters, "check").ShouldBe(messages);
        job.Work(Scorers[plugin], parameters, "check").Result!.Items.ShouldBe(2);
    }

    [Theory]
    [InlineData("classification", "id\tlabel\n", "{}", 0, "The file has no rows.")]
    [InlineData("classification", "id\tlabel\n1\ta\n1\tb\n2\tc\n2\tc\n", "{}", 2, "Line 3: the id \"1\" is already on line 2.", "Line 5: the id \"2\" is already on line 4.")]
    [InlineData("classification", "id\tlabel\n\ta\n\tb\n1\ta\n", "{}", 1, "Line 2: the id is empty.", "Line 3: the id is empty.")]
    [InlineData("classification", "id\tlabel\n1\ta\tb\n", "{}", 0, "Line 2 has 3 columns; the header has 2 columns.")]
    [InlineData("clustering", "id\tcluster\n1\ta\n2\t\n", "{}", 2, "Line 3: the cluster is empty.")]
    [InlineData("detection", "id\tlabel\n1\tmaybe\n2\tTRUE\n", "{}", 2, "Line 2: the label \"maybe\" is neither 1 nor 0, true nor false. Other labels need the parameter \"positive_label\".")]
    [InlineData("detection", "id\tlabel\n1\t0\n2\tFalse\n", "{}", 2)]
    [InlineData("detection", "id\tlabel\n1\tno\n", """{"positive_label": "yes"}""", 1, "No item has the positive label \"yes\".")]
    [InlineData("detection", "id\tlabel\n1\tno\n1\tno\n", """{"positive_label": "yes"}""", 1, "Line 3: the id \"1\" is already on line 2.")]
    public void Reference_CheckedOnItsOwn_IsToldItsMistakes(string plugin, string reference, string parameters, int items, params string[] messages)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", reference);

        job.Messages(Scorers[plugin], parameters, "check").ShouldBe(messages);
        job.Work(Scorers[plugin], parameters, "check").Result!.Items.ShouldBe(items);
    }

    [Fact]
    public void Units_OfAReferenceWithoutIds_AreNumberedFromOne()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "x\ny\nx\n").Run("run.txt", "x\ny\ny\n");

        job.Work(new ClassificationScorer()).ExitCode.ShouldBe(0);

        job.Items().Select(item => item.Id).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void ClassByName_IsThatOfTheClusterWithItsName()
    {
        using var folder = new PairFolder().Add("reference/gold.tsv", "id\tcluster\n1\ta\n2\tb\n3\tb\n").Add("run/run.tsv", "id\tcluster\n1\tb\n3\tx\n");

        var data = PartitionData.Read(folder.Files, new PairLayout(new("id"), new("cluster"), new("cluster"), []), mayMiss: true);

        Enumerable.Range(0, 3).Select(data.NamedClass).ShouldBe([1, -1, -1]);
    }
}
