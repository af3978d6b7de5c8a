using EntityLinking;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;
using SituationFrames;

namespace SharedTask.Scoring.Tests.Hosting;

/// <summary>A run may have documents that neither the reference nor the other run has: they must not move what is drawn of the reference.</summary>
public sealed class ComparedDocumentsTests
{
    private const int Documents = 40;

    [Fact]
    public void MentionsOfDocumentsBeyondTheReference_LeaveRecallAsItIs()
    {
        var run = Lines(document => document % 3 == 0 ? "" : Mention($"d{document:00}"));
        using var job = new PluginJobFolder().Reference("gold.tab", Lines(document => Mention($"d{document:00}"))).Run("run.tab", run).Other("run.tab", Mention("a") + run + Mention("z"));

        var comparisons = Compare(new LinkingScorer(), job);

        ShouldNotDiffer(comparisons.Single(one => one.Metric == "strong_mention_match_recall"));
        comparisons.Single(one => one.Metric == "strong_mention_match_precision").Interval.ShouldNotBeNull().Low.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SituationOfADocumentBeyondTheReference_ThatIsKnownAnyway_ChangesNothing()
    {
        var run = Lines(document => Frame($"d{document:00}", "1", "true") + (document % 3 == 0 ? "" : Frame($"d{document:00}", $"{document % 5 + 2}", "true")));
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", Lines(document => Frame($"d{document:00}", "1", "true") + Frame($"d{document:00}", $"{document % 7 + 2}", $"{document % 2 == 0}")))
            .Run("run.jsonl", run)
            .Other("run.jsonl", Frame("a", "1", "false") + run + Frame("z", "1", "false"));

        var comparisons = Compare(new SituationScorer(), job);

        comparisons.Where(one => one.Metric.StartsWith("ndcg", StringComparison.Ordinal)).ShouldNotBeEmpty();
        comparisons.ShouldAllBe(one => one.Difference == 0);
        comparisons.ToList().ForEach(ShouldNotDiffer);
    }

    private static void ShouldNotDiffer(ScoreComparison comparison)
    {
        var interval = comparison.Interval.ShouldNotBeNull(comparison.Metric);
        (comparison.Difference, interval.Low, interval.High, comparison.PValue).ShouldBe((0, 0, 0, 1), comparison.Metric);
    }

    private static string Lines(Func<int, string> lines) => string.Concat(Enumerable.Range(0, Documents).Select(lines));

    private static string Mention(string document) => $"r\tm\tAnna\t{document}:3-6\tE1\tPER\tNAM\t1.0\n";

    private static string Frame(string document, string place, string urgent) =>
        $$"""{"DocumentID": "{{document}}", "Place_KB_ID": "{{place}}", "Type": "food", "Status": "current", "Resolution": "insufficient", "Urgent": "{{urgent}}"}""" + "\n";

    private static IReadOnlyList<ScoreComparison> Compare(IScorer scorer, PluginJobFolder job)
    {
        var (exitCode, result) = job.Work(scorer, verb: "compare");
        exitCode.ShouldBe(0);
        return result.ShouldNotBeNull().Comparisons.ShouldNotBeNull();
    }
}
