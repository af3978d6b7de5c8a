using CsCheck;
using SharedTask.Scoring.Metrics.Detection;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class DetectionProperties
{
    // At least one item of each class; many ties.
    private static readonly Gen<(bool Gold, double Score)[]> Tasks =
        Gen.Select(Gen.Bool, Gen.Int[0, 10].Select(tenths => tenths / 10.0), (gold, score) => (gold, score)).Array[1, 50]
            .Select(items => ((bool Gold, double Score)[])[(true, 0.7), (false, 0.4), .. items]);

    [Fact]
    public void PerfectRun_IsMaximal() => Tasks.Sample(task =>
    {
        var report = Report([.. task.Select(item => (item.Gold, item.Gold ? 1.0 : 0.0))]);

        foreach (var value in (double[])[report.RocAuc, report.AveragePrecision, report.PanBrier, report.CAt1, report.F1, report.FHalfUnanswered(FHalfUnansweredVariant.CountsUnanswered)])
        {
            value.ShouldBe(1, 1e-12);
        }

        report.Brier.ShouldBe(0);
        report.LogLoss.ShouldBe(0, 1e-12);
    });

    [Fact]
    public void OrderOfItems_ChangesNothing() => Tasks.Sample(task => Values(Report([.. task.Reverse()])).ShouldBe(Values(Report(task))));

    [Fact]
    public void RocAuc_IsTheShareOfPairsInTheRightOrder() => Tasks.Sample(task =>
    {
        var pairs =
            from positive in task.Where(item => item.Gold)
            from negative in task.Where(item => !item.Gold)
            select positive.Score > negative.Score ? 1.0 : positive.Score == negative.Score ? 0.5 : 0;

        Report(task).RocAuc.ShouldBe(pairs.Average(), 1e-12);
    });

    [Fact]
    public void ExchangedClasses_WithTurnedScores_AreAsHard() => Tasks.Sample(task =>
    {
        var (report, turned) = (Report(task), Report([.. task.Select(item => (!item.Gold, 1 - item.Score))]));

        turned.RocAuc.ShouldBe(report.RocAuc, 1e-12);
        turned.Brier.ShouldBe(report.Brier, 1e-12);
        turned.LogLoss.ShouldBe(report.LogLoss, 1e-9);
    });

    [Fact]
    public void EveryShare_IsOne() => Tasks.Sample(task => Values(Report(task)).ShouldAllBe(value => value >= 0 && value <= 1 + 1e-12));

    private static DetectionReport Report((bool Gold, double Score)[] items) =>
        DetectionReport.Of([.. items.Select(item => item.Gold)], [.. items.Select(item => item.Score)]);

    private static double[] Values(DetectionReport report) =>
    [
        report.RocAuc, report.AveragePrecision, report.Brier, report.PanBrier, report.CAt1, report.F1,
        report.FHalfUnanswered(FHalfUnansweredVariant.CountsUnanswered),
    ];
}
