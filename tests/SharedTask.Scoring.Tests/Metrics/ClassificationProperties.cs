using CsCheck;
using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ClassificationProperties
{
    private static readonly Gen<(int Labels, (int Gold, int Predicted)[] Items)> Tasks =
        Gen.Int[1, 7].SelectMany(labels => Gen.Select(Gen.Int[0, labels - 1], Gen.Int[0, labels - 1]).Array[1, 60].Select(items => (labels, items)));

    [Fact]
    public void PerfectRun_IsMaximal() => Tasks.Sample(task =>
    {
        var report = Report(task.Labels, [.. task.Items.Select(item => (item.Gold, item.Gold))]);
        var isOneLabel = task.Items.DistinctBy(item => item.Gold).Count() == 1;

        foreach (var value in (double[])[report.Accuracy, report.BalancedAccuracy, report.HarmonicMacroF1, report.Macro.F1, report.Micro.F1, report.Weighted.F1, report.Macro.FBeta])
        {
            value.ShouldBe(1, 1e-12);
        }

        // Where there is one label, chance alone is as good: kappa is undefined, and the correlation 0 by definition.
        report.Mcc.ShouldBe(isOneLabel ? 0 : 1, 1e-12);
        foreach (var kappa in (double[])[report.CohenKappa, report.CohenKappaLinear, report.CohenKappaQuadratic])
        {
            (isOneLabel ? double.IsNaN(kappa) : Math.Abs(kappa - 1) < 1e-12).ShouldBeTrue();
        }
    });

    [Fact]
    public void OrderOfItems_ChangesNothing() => Tasks.Sample(task =>
        Values(Report(task.Labels, [.. task.Items.Reverse()])).ShouldBe(Values(Report(task.Labels, task.Items))));

    [Fact]
    public void RenamedLabels_ChangeOnlyWhatCountsTheirOrder() => Tasks.Sample(task =>
    {
        int Rename(int label) => (label + 1) % task.Labels;
        var renamed = Report(task.Labels, [.. task.Items.Select(item => (Rename(item.Gold), Rename(item.Predicted)))]);

        foreach (var (value, same) in Values(Report(task.Labels, task.Items)).Zip(Values(renamed)))
        {
            value.ShouldBe(same, 1e-12);
        }
    });

    [Fact]
    public void TurnedOrderOfLabels_LeavesTheWeightedKappas() => Tasks.Sample(task =>
    {
        var report = Report(task.Labels, task.Items);
        var turned = Report(task.Labels, [.. task.Items.Select(item => (task.Labels - 1 - item.Gold, task.Labels - 1 - item.Predicted))]);

        Same(turned.CohenKappaLinear, report.CohenKappaLinear).ShouldBeTrue();
        Same(turned.CohenKappaQuadratic, report.CohenKappaQuadratic).ShouldBeTrue();
    });

    [Fact]
    public void ExchangedSides_ExchangePrecisionAndRecall() => Tasks.Sample(task =>
    {
        var report = Report(task.Labels, task.Items);
        var exchanged = Report(task.Labels, [.. task.Items.Select(item => (item.Predicted, item.Gold))]);

        exchanged.Macro.Precision.ShouldBe(report.Macro.Recall, 1e-12);
        exchanged.Macro.F1.ShouldBe(report.Macro.F1, 1e-12);
        exchanged.Mcc.ShouldBe(report.Mcc, 1e-12);
        Same(exchanged.CohenKappa, report.CohenKappa).ShouldBeTrue();
    });

    private static ClassificationReport Report(int labels, (int Gold, int Predicted)[] items) => new(
        ConfusionMatrix.Count(labels, [.. items.Select(item => item.Gold)], [.. items.Select(item => item.Predicted)]), new ClassificationOptions());

    private static double[] Values(ClassificationReport report) =>
    [
        report.Accuracy, report.BalancedAccuracy, report.Mcc, report.HarmonicMacroF1,
        report.Macro.Precision, report.Macro.Recall, report.Macro.F1, report.Macro.FBeta,
        report.Micro.Precision, report.Micro.Recall, report.Micro.F1,
        report.Weighted.Precision, report.Weighted.Recall, report.Weighted.F1,
    ];

    private static bool Same(double one, double other) => double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) < 1e-12;
}
