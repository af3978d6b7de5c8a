using System.Text;
using SharedTask.Core;
using SharedTask.Core.Evaluations;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;
using SharedTask.Worker.Tests.Faults;

namespace SharedTask.Worker.Tests.Jobs;

/// <summary>Two runs are compared by the plugin for classification, in the sandbox.</summary>
public sealed class PluginComparisonTests
{
    private static readonly LabelTask Task = new(50, labels: 3);

    private static readonly byte[] Good = Task.Run(5);

    // The blank line is a warning, and comes first.
    private static readonly byte[] Bad = Encoding.UTF8.GetBytes("id\tlabel\n\n" + Encoding.UTF8.GetString(Task.Run(5)["id\tlabel\n".Length..]).Replace("i7\tL1", "i7\tL9", StringComparison.Ordinal));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_OfTheSameTask_HaveADifference()
    {
        var accuracy = (await CompareAsync(Good, Task.Run(9))).Value.Single(one => one.Metric == "accuracy");

        (accuracy.Run, accuracy.Other).ShouldBe((Task.Accuracy(5), Task.Accuracy(9)));
        accuracy.Difference.ShouldNotBeNull().ShouldBe(0.08, 1e-12);
        accuracy.PValue.ShouldNotBeNull().ShouldBeInRange(0, 0.2);
    }

    [Fact]
    public async Task Run_ThatFitsTheTaskNoMore_IsToldApartFromTheOther()
    {
        ShouldTellTheLabel(await CompareAsync(Bad, Good), "comparison.invalid-run");
        ShouldTellTheLabel(await CompareAsync(Good, Bad), "comparison.invalid-other");
    }

    [Fact]
    public async Task Upload_ThatCannotBeUnpacked_IsTold()
    {
        var refusal = (await CompareAsync(Good, "PK\u0003\u0004 and nothing more"u8.ToArray())).Refusal.ShouldNotBeNull();

        refusal.Key.ShouldStartWith("archive.");
    }

    private static void ShouldTellTheLabel(Answer<IReadOnlyList<ScoreComparison>> answer, string key)
    {
        var refusal = answer.Refusal.ShouldNotBeNull();
        refusal.Key.ShouldBe(key);
        refusal.Facts["problem"]?.ToString().ShouldNotBeNull().ShouldContain("L9");
    }

    private static async Task<Answer<IReadOnlyList<ScoreComparison>>> CompareAsync(byte[] run, byte[] other)
    {
        await using var stand = await WorkerStand.CreateAsync();
        async Task<string> StoreAsync(byte[] content)
        {
            using var stream = new MemoryStream(content);
            return (await stand.Blobs.PutAsync(stream, long.MaxValue, Stop)).Value.Hash;
        }

        var scorer = new ClaimedScorer(Guid.Empty, "classification", "1.0.0", "{}", "{}", Seed: 17);
        var reference = new ClaimedReference(Guid.Empty, "gold.tsv", await StoreAsync(Task.Reference()));
        return await stand.Get<IRunComparer>().CompareAsync(
            new RunComparison(scorer, reference, new ComparedUpload("run.tsv", await StoreAsync(run)), new ComparedUpload("run.tsv", await StoreAsync(other))), Stop);
    }
}
