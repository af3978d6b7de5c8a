using CsCheck;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.MultiLabel;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class MultiLabelProperties
{
    private static readonly Gen<(int Labels, (int[] Gold, int[] Predicted)[] Items)> Tasks =
        Gen.Int[1, 6].SelectMany(labels => Gen.Select(
            Gen.Const(labels),
            Gen.Select(Gen.Int[0, labels - 1].HashSet[0, labels].Select(set => set.ToArray()), Gen.Int[0, labels - 1].HashSet[0, labels].Select(set => set.ToArray()))
                .Select((gold, predicted) => (Gold: gold, Predicted: predicted)).Array[1, 30]));

    [Fact]
    public void PerfectRun_IsMaximal() => Tasks.Sample(task =>
    {
        var report = Report(task.Labels, [.. task.Items.Select(item => (item.Gold, item.Gold))], new(ZeroDivision.One));

        Values(report).ShouldAllBe(value => value == 1);
        report.HammingLoss.ShouldBe(0);
    });

    [Fact]
    public void OrderOfItemsAndOfLabelsInASet_ChangesNothing() => Tasks.Sample(task =>
    {
        var turned = task.Items.Reverse().Select(item => (item.Gold.Reverse().ToArray(), item.Predicted.Reverse().ToArray())).ToArray();

        Values(Report(task.Labels, turned, new())).ShouldBe(Values(Report(task.Labels, task.Items, new())));
    });

    [Fact]
    public void RenamedLabels_ChangeNothing() => Tasks.Sample(task =>
    {
        int Rename(int label) => task.Labels - 1 - label;
        var renamed = task.Items.Select(item => (Array.ConvertAll(item.Gold, Rename), Array.ConvertAll(item.Predicted, Rename))).ToArray();

        var (one, other) = (Values(Report(task.Labels, task.Items, new())), Values(Report(task.Labels, renamed, new())));

        foreach (var (value, same) in one.Zip(other))
        {
            value.ShouldBe(same, 1e-14);
        }
    });

    [Fact]
    public void EveryValue_IsAShare() => Tasks.Sample(task =>
        Values(Report(task.Labels, task.Items, new())).ShouldAllBe(value => value >= 0 && value <= 1 + 1e-15));

    [Fact]
    public void SamplesAverages_AreMeansOverItems() => Tasks.Sample(task =>
    {
        var report = Report(task.Labels, task.Items, new());

        report.Samples.F1.ShouldBe(task.Items.Average(item => Quotient(2.0 * Shared(item), item.Gold.Length + item.Predicted.Length)), 1e-12);
        report.Samples.Precision.ShouldBe(task.Items.Average(item => Quotient(Shared(item), item.Predicted.Length)), 1e-12);
        report.Samples.Recall.ShouldBe(task.Items.Average(item => Quotient(Shared(item), item.Gold.Length)), 1e-12);
        report.Jaccard.Samples.ShouldBe(task.Items.Average(item => Quotient(Shared(item), item.Gold.Union(item.Predicted).Count())), 1e-12);
    });

    [Fact]
    public void OneLabelEach_ScoresAsClassification() => Gen.Int[2, 5].SelectMany(labels => Gen.Select(Gen.Const(labels), Gen.Select(Gen.Int[0, labels - 1], Gen.Int[0, labels - 1]).Array[1, 30])).Sample((labels, items) =>
    {
        var report = Report(labels, [.. items.Select(item => (new[] { item.Item1 }, new[] { item.Item2 }))], new());
        var matrix = ConfusionMatrix.Count(labels, [.. items.Select(item => item.Item1)], [.. items.Select(item => item.Item2)]);
        var single = new ClassificationReport(matrix, new ClassificationOptions(AveragedLabels: [.. Enumerable.Range(0, labels)]));

        (report.Macro, report.Micro, report.Weighted).ShouldBe((single.Macro, single.Micro, single.Weighted));
        report.ExactMatch.ShouldBe(single.Accuracy);
        report.Samples.F1.ShouldBe(single.Accuracy, 1e-12);
    });

    [Fact]
    public void UnansweredItem_IsNeverRight()
    {
        var matrix = MultiLabelMatrix.Count(2, [[], [0]], [0, 1], [-1, 1]);

        var report = new MultiLabelReport(matrix, new(ZeroDivision.One));

        report.ExactMatch.ShouldBe(0.5);
        report.Samples.F1.ShouldBe(0.5);
        report.Jaccard.Samples.ShouldBe(0.5);
        report.Macro.F1.ShouldBe(1);
    }

    [Fact]
    public void AveragedLabels_LimitEveryAverage()
    {
        var items = new[] { (new[] { 0, 1 }, new[] { 0 }), (new[] { 1 }, new[] { 0, 1 }) };

        var report = Report(3, items, new(AveragedLabels: [1]));

        report.Macro.Recall.ShouldBe(0.5);
        report.Micro.Precision.ShouldBe(1);
        report.Samples.Recall.ShouldBe(0.5);
        report.ExactMatch.ShouldBe(0);
    }

    /// <summary>Label 0 has 3 gold items, 2 predictions, 2 of them right; label 1 has 1, 2 and 1; label 2 does not occur.</summary>
    [Fact]
    public void LabelThatDoesNotOccur_LowersPlainMeansAlone()
    {
        var items = new[] { (new[] { 0 }, new[] { 0, 1 }), (new[] { 0, 1 }, new[] { 1 }), (new[] { 0 }, new[] { 0 }) };

        var report = Report(3, items, new());

        report.Jaccard.Weighted.ShouldBe(((3 * 2.0 / 3) + (1 * 1.0 / 2)) / 4, 1e-15);
        report.Jaccard.Macro.ShouldBe(((2.0 / 3) + (1.0 / 2)) / 3, 1e-15);
        report.Jaccard.Micro.ShouldBe(3.0 / 5);
        report.Macro.F1.ShouldBe(((4.0 / 5) + (2.0 / 3)) / 3, 1e-15);
        Report(3, items, new(ZeroDivision.Sdu)).Macro.F1.ShouldBe(((4.0 / 5) + (2.0 / 3)) / 2, 1e-15);
    }

    [Fact]
    public void NoGoldLabelAtAll_WeightedMeansFallBack()
    {
        var report = Report(3, [([], [0]), ([], [])], new(ZeroDivision.One));

        report.Weighted.ShouldBe(report.Micro);
        (report.Weighted.Precision, report.Weighted.Recall).ShouldBe((0, 1));
        // Label 0 has 0 of 1, the others 0 of 0.
        report.Jaccard.Weighted.ShouldBe(2.0 / 3, 1e-15);
        report.Jaccard.Micro.ShouldBe(0);
    }

    /// <summary>Resamples draw from the cells in their order: one seed must give one interval, however the sets were numbered.</summary>
    [Fact]
    public void Cells_AreTheSame_HoweverSetsAreNumbered()
    {
        var one = MultiLabelMatrix.Count(3, [[2], [0, 1], [1, 0], [2, 2]], [0, 1, 2, 0, 3], [1, 1, 2, 0, 0]);
        var other = MultiLabelMatrix.Count(3, [[1, 0], [2]], [1, 0, 0, 1, 1], [0, 0, 0, 1, 1]);

        one.Counts.ToArray().ShouldBe(other.Counts.ToArray());
        one.Counts.ToArray().Order().ShouldBe([1L, 2L, 2L]);
        one.Gold(0).ToArray().ShouldBe(other.Gold(0).ToArray());
        Should.Throw<ArgumentException>(() => MultiLabelMatrix.Count(1, [[0]], [0, 0], [0]));
    }

    private static int Shared((int[] Gold, int[] Predicted) item) => item.Gold.Intersect(item.Predicted).Count();

    private static double Quotient(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static MultiLabelReport Report(int labels, (int[] Gold, int[] Predicted)[] items, MultiLabelOptions options) => new(
        MultiLabelMatrix.Count(
            labels,
            [.. items.Select(item => item.Gold), .. items.Select(item => item.Predicted)],
            [.. Enumerable.Range(0, items.Length)],
            [.. Enumerable.Range(items.Length, items.Length)]),
        options);

    private static double[] Values(MultiLabelReport report)
    {
        PrecisionRecallF[] averages = [report.Macro, report.Micro, report.Weighted, report.Samples];
        return
        [
            .. averages.SelectMany(average => new[] { average.Precision, average.Recall, average.F1, average.FBeta }),
            report.Jaccard.Macro, report.Jaccard.Micro, report.Jaccard.Weighted, report.Jaccard.Samples,
            report.ExactMatch,
        ];
    }
}
