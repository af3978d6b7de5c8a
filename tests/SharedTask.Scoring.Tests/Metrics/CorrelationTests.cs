using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Metrics.Regression;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class CorrelationTests
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void Pearson_OfVerySmallOrGreatNumbers_IsThatOfOrdinaryOnes(double unit)
    {
        double[] gold = [1, 2, 3, 5], predicted = [2, 1, 4, 4];
        var ordinary = new CorrelationReport(PairedNumbers.Of(gold, predicted)).Pearson;

        new CorrelationReport(PairedNumbers.Of([.. gold.Select(number => number * unit)], predicted)).Pearson.ShouldBe(ordinary, 1e-12);
        new CorrelationReport(PairedNumbers.Of(gold, [.. predicted.Select(number => number * unit)])).Pearson.ShouldBe(ordinary, 1e-12);
    }

    /// <summary>A resample may lack the one great number, beside which the others' squares vanish.</summary>
    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-310)]
    public void Pearson_OfAResampleWithoutTheGreatNumber_IsStillDefined(double unit)
    {
        var random = new Xoshiro256(5);
        double[] numbers = [1, unit, 2 * unit, 3 * unit];
        var pairs = PairedNumbers.Of(numbers, numbers);

        for (var i = 0; i < 200; i++)
        {
            var resample = pairs.Resample(random);
            if (!resample.IsGoldConstant)
            {
                new CorrelationReport(resample).Pearson.ShouldBe(1, 1e-9);
            }
        }
    }

    [Fact]
    public void Resample_DrawsEachItemAsOftenAsTheOthers()
    {
        var random = new Xoshiro256(11);
        var pairs = PairedNumbers.Of([0, 0, 0, 0], [0, 0, 0, 4]);

        var errors = Enumerable.Range(0, 2_000).Select(_ => new RegressionReport(pairs.Resample(random)).MeanAbsoluteError).ToList();

        errors.Average().ShouldBe(1, .08);
        errors.Average(error => (error - 1) * (error - 1)).ShouldBe(.75, .08);
    }

    [Fact]
    public void Numbers_WithoutAPartner_AreRefused()
    {
        Should.Throw<ArgumentException>(() => PairedNumbers.Of([1, 2], [1, 2, 3])).Message.ShouldContain("as many predicted numbers");
        Should.Throw<ArgumentException>(() => PairedNumbers.Of([1, 2, 3], [1, 2])).Message.ShouldContain("as many predicted numbers");
    }
}
