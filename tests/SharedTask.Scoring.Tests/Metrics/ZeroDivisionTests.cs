using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ZeroDivisionTests
{
    // Class 0 is right once and missed once, class 1 is never predicted, class 2 has no gold item.
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Count(3, [0, 0, 1], [0, 2, 0]);

    [Theory]
    [InlineData(ZeroDivision.Zero, 0.5, 0, 0, 0, 0)]
    [InlineData(ZeroDivision.One, 0.5, 1, 0, 0, 1)]
    [InlineData(ZeroDivision.Undefined, 0.5, double.NaN, 0, 0, double.NaN)]
    [InlineData(ZeroDivision.Ucca, 0.5, 1, 0, 0, 1)]
    [InlineData(ZeroDivision.M2, 0.5, 1, 0, 0, 1)]
    [InlineData(ZeroDivision.Sdu, 0.5, 1, 0, 0, 1)]
    public void Classes_WithEmptyDenominators_FollowThePolicy(ZeroDivision policy, double precision, double neverPredicted, double itsF1, double predictedAlone, double itsRecall)
    {
        var report = new ClassificationReport(Matrix, new(policy));

        report.OfClass(0).Precision.ShouldBe(precision);
        report.OfClass(1).Precision.ShouldBe(neverPredicted);
        report.OfClass(1).F1.ShouldBe(itsF1);
        report.OfClass(2).Precision.ShouldBe(predictedAlone);
        report.OfClass(2).Recall.ShouldBe(itsRecall);
    }

    [Fact]
    public void Sdu_AveragesOverTheClassesOfTheGold()
    {
        var report = new ClassificationReport(Matrix, new(ZeroDivision.Sdu));

        report.Macro.Precision.ShouldBe(0.75);
        report.Macro.Recall.ShouldBe(0.25);
        report.HarmonicMacroF1.ShouldBe(0.375);
    }

    [Fact]
    public void One_AveragesOverEveryClass() =>
        new ClassificationReport(Matrix, new(ZeroDivision.One)).Macro.Precision.ShouldBe(0.5);

    [Fact]
    public void Undefined_LeavesClassesOut()
    {
        var report = new ClassificationReport(Matrix, new(ZeroDivision.Undefined));

        report.Macro.Precision.ShouldBe(0.25);
        report.Macro.Recall.ShouldBe(0.25);
    }

    [Theory]
    [InlineData(ZeroDivision.Zero, 0, 0)]
    [InlineData(ZeroDivision.One, 0, 1)]
    public void WeightedMean_WithoutSupport_TakesTheClassesTogether(ZeroDivision policy, double precision, double recall)
    {
        var report = new ClassificationReport(ConfusionMatrix.Count(3, [0, 0], [1, 0]), new(policy, [1, 2]));

        report.Weighted.Precision.ShouldBe(precision);
        report.Weighted.Recall.ShouldBe(recall);
    }

    [Fact]
    public void AbsentLabelInASubset_CountsAsItsPolicySays() =>
        new ClassificationReport(ConfusionMatrix.Count(2, [0], [0]), new(ZeroDivision.Zero, [0, 1])).Macro.F1.ShouldBe(0.5);
}
