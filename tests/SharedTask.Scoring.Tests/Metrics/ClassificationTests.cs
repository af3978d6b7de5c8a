using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ClassificationTests
{
    /// <summary>1,023 labels and "unanswered" are the most that are counted in a table.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(50_000)]
    public void Matrix_OfFewOrManyLabels_CountsEveryPairInOrder(int labels)
    {
        var random = new Xoshiro256(7);
        var gold = Enumerable.Range(0, 3_000).Select(_ => (int)random.Next((uint)labels)).ToArray();
        // Half of them right, and some unanswered, which is the number after the last label.
        var predicted = gold.Select((label, item) => item % 2 == 0 ? label : (int)random.Next((uint)labels + 1)).ToArray();
        predicted[0] = labels;

        var matrix = ConfusionMatrix.Count(labels, gold, predicted);

        var pairs = gold.Zip(predicted).CountBy(pair => pair).OrderBy(pair => pair.Key).ToArray();
        matrix.Gold.ToArray().ShouldBe(pairs.Select(pair => pair.Key.First));
        matrix.Predicted.ToArray().ShouldBe(pairs.Select(pair => pair.Key.Second));
        matrix.Counts.ToArray().ShouldBe(pairs.Select(pair => (long)pair.Value));
    }

    [Fact]
    public void WeightedKappa_OfAnUnansweredItem_IsUndefined()
    {
        var report = new ClassificationReport(ConfusionMatrix.Count(3, [0, 1, 2, 2], [0, 1, 2, 3]), new ClassificationOptions());

        (double.IsNaN(report.CohenKappaLinear), double.IsNaN(report.CohenKappaQuadratic), double.IsNaN(report.CohenKappa)).ShouldBe((true, true, false));
    }

    [Fact]
    public void Mean_OfWeightedValues_LeavesOutWhatIsUndefinedOrWeighsNothing()
    {
        PrecisionRecallF[] values = [new(1, 0, double.NaN, .5), new(.4, .4, .4, .4), new(0, 1, .3, .8)];

        PrecisionRecallF.Mean([2, 0, 1], values).ShouldBe(new(2.0 / 3, 1.0 / 3, .3, .6));
    }
}
