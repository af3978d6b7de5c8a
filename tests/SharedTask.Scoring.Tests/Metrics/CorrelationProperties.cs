using CsCheck;
using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Metrics.Regression;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class CorrelationProperties
{
    // Few distinct numbers make ties, many make none.
    private static readonly Gen<(double Gold, double Predicted)[]> Ties =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Select((gold, predicted) => ((double)gold, (double)predicted)).Array[2, 40];

    private static readonly Gen<(double Gold, double Predicted)[]> Pairs =
        Gen.OneOf(Ties, Gen.Select(Gen.Double[-100, 100], Gen.Double[-100, 100]).Array[2, 40]);

    [Fact]
    public void PerfectRun_IsMaximal() => Pairs.Sample(pairs =>
    {
        var numbers = Take([.. pairs.Select(pair => (pair.Gold, pair.Gold))]);
        var correlation = new CorrelationReport(numbers);
        var regression = new RegressionReport(numbers);

        if (!numbers.IsGoldConstant)
        {
            correlation.Pearson.ShouldBe(1);
            correlation.Spearman.ShouldBe(1);
            correlation.KendallTauB.ShouldBe(1);
            correlation.WeightedTau.ShouldBe(1, 1e-12);
        }

        correlation.PairwiseAccuracy.ShouldBe(1);
        (regression.MeanAbsoluteError, regression.MeanSquaredError, regression.MaxError, regression.MedianAbsoluteError, regression.R2).ShouldBe((0, 0, 0, 0, 1));
    });

    [Fact]
    public void OrderOfItems_ChangesNothing() => Pairs.Sample(pairs =>
        Values(Take([.. pairs.Reverse()])).ShouldBe(Values(Take(pairs))));

    [Fact]
    public void EveryCorrelation_IsBetweenMinusOneAndOne() => Pairs.Sample(pairs =>
        Values(Take(pairs)).Take(6).ShouldAllBe(value => double.IsNaN(value) || (value >= -1 && value <= 1)));

    [Fact]
    public void ExchangedSides_ChangeNoCorrelation() => Pairs.Sample(pairs =>
    {
        var (one, other) = (Values(Take(pairs)), Values(Take([.. pairs.Select(pair => (pair.Predicted, pair.Gold))])));

        foreach (var (value, same) in one.Zip(other).Take(6))
        {
            ShouldBeNear(same, value);
        }
    });

    [Fact]
    public void RankCorrelations_IgnoreAMonotoneChangeOfScale() => Pairs.Sample(pairs =>
    {
        var changed = Take([.. pairs.Select(pair => (pair.Gold, Math.Pow(pair.Predicted, 3)))]);

        Values(changed).Take(6).Skip(1).ShouldBe(Values(Take(pairs)).Take(6).Skip(1));
    });

    [Fact]
    public void KendallAndWeightedTau_EqualTheSumsOverAllPairs() => Pairs.Sample(pairs =>
    {
        var report = new CorrelationReport(Take(pairs));
        var equal = pairs.Select(_ => 1.0).ToArray();

        ShouldBeNear(report.KendallTauB, SumOverPairs(pairs, equal));
        ShouldBeNear(report.WeightedTau, (SumOverPairs(pairs, Weights(pairs, pair => (pair.Gold, pair.Predicted))) + SumOverPairs(pairs, Weights(pairs, pair => (pair.Predicted, pair.Gold)))) / 2);
    });

    [Fact]
    public void Resample_WithTheSameSeed_IsTheSame() => Pairs.Sample(pairs =>
        Values(Take(pairs).Resample(new Xoshiro256(5))).ShouldBe(Values(Take(pairs).Resample(new Xoshiro256(5)))));

    [Fact]
    public void Resample_ScoresAsItsItemsWrittenOut() => Pairs.Sample(pairs =>
    {
        var resample = Take(pairs).Resample(new Xoshiro256(5));
        List<(double, double)> items = [];
        for (var pair = 0; pair < resample.Counts.Length; pair++)
        {
            items.AddRange(Enumerable.Repeat((resample.Gold[pair], resample.Predicted[pair]), resample.Counts[pair]));
        }

        items.Count.ShouldBe(pairs.Length);
        foreach (var (value, same) in Values(resample).Zip(Values(Take([.. items]))))
        {
            ShouldBeNear(value, same);
        }
    });

    [Fact]
    public void ConstantNumbers_LeaveCorrelationsUndefined()
    {
        var report = new CorrelationReport(PairedNumbers.Of([0.1, 0.1, 0.1], [1, 2, 3]));

        Values(PairedNumbers.Of([0.1, 0.1, 0.1], [1, 2, 3])).Take(5).ShouldAllBe(value => double.IsNaN(value));
        report.PairwiseAccuracy.ShouldBe(0);
    }

    [Theory]
    [InlineData(2.0, 2.0, 1)]
    [InlineData(2.0, 3.0, 0)]
    public void R2_OfConstantGold_IsOneWithoutErrorAndElseZero(double first, double second, double expected) =>
        new RegressionReport(PairedNumbers.Of([2, 2], [first, second])).R2.ShouldBe(expected);

    [Fact]
    public void R2_OfDistancesThatVanishAsSquares_IsThatOfConstantGold()
    {
        new RegressionReport(PairedNumbers.Of([0, 1e-310], [0, 1])).R2.ShouldBe(0);
        new RegressionReport(PairedNumbers.Of([0, 1e-310], [1e-310, 0])).R2.ShouldBe(1);
    }

    [Fact]
    public void NumbersCloseTogetherAndFarFromZero_KeepTheirDigits()
    {
        // Fractions of these numbers are multiples of 2^-13, and their mean is not: distances from it are all a little off.
        var far = PairedNumbers.Of([1e12, 1e12 + 0.25, 1e12 + 0.375], [1, 2, 4]);
        var near = PairedNumbers.Of([0, 0.25, 0.375], [1, 2, 4]);

        new CorrelationReport(far).Pearson.ShouldBe(new CorrelationReport(near).Pearson, 1e-15);
        new CorrelationReport(PairedNumbers.Of([1e12, 1e12 + 0.0001220703125], [3, 2])).Pearson.ShouldBe(-1, 1e-15);
        new RegressionReport(PairedNumbers.Of([1e12, 1e12 + 0.25, 1e12 + 0.375], [1e12, 1e12 + 0.5, 1e12])).R2
            .ShouldBe(new RegressionReport(PairedNumbers.Of([0, 0.25, 0.375], [0, 0.5, 0])).R2, 1e-14);
    }

    [Fact]
    public void SingleItem_HasErrorsAlone()
    {
        var pairs = PairedNumbers.Of([1], [3]);

        Values(pairs).Take(6).ShouldAllBe(value => double.IsNaN(value));
        new RegressionReport(pairs).R2.ShouldBe(double.NaN);
        new RegressionReport(pairs).MeanAbsoluteError.ShouldBe(2);
    }

    [Fact]
    public void NoItems_LeaveEverythingUndefined() => Values(PairedNumbers.Of([], [])).ShouldAllBe(value => double.IsNaN(value));

    [Fact]
    public void NumbersOfDifferentCountOrNotFinite_AreRefused()
    {
        Should.Throw<ArgumentException>(() => PairedNumbers.Of([1, 2], [1]));
        Should.Throw<ArgumentException>(() => PairedNumbers.Of([1, double.NaN], [1, 2]));
    }

    [Fact]
    public void HugeAndTinyNumbers_KeepTheirCorrelation()
    {
        new CorrelationReport(PairedNumbers.Of([1e300, 2e300, 3e300], [1e-300, 2e-300, 3e-300])).Pearson.ShouldBe(1, 1e-12);
    }

    private static PairedNumbers Take((double Gold, double Predicted)[] pairs) =>
        PairedNumbers.Of([.. pairs.Select(pair => pair.Gold)], [.. pairs.Select(pair => pair.Predicted)]);

    private static double[] Values(PairedNumbers pairs)
    {
        var (correlation, regression) = (new CorrelationReport(pairs), new RegressionReport(pairs));
        return
        [
            correlation.Pearson, correlation.Spearman, correlation.KendallTauB, correlation.KendallTauC, correlation.WeightedTau, correlation.PairwiseAccuracy,
            regression.MeanAbsoluteError, regression.MeanSquaredError, regression.RootMeanSquaredError, regression.MedianAbsoluteError, regression.MaxError, regression.R2,
        ];
    }

    private static void ShouldBeNear(double value, double expected)
    {
        if (double.IsNaN(expected))
        {
            value.ShouldBe(double.NaN);
        }
        else
        {
            value.ShouldBe(expected, 1e-9);
        }
    }

    private static double[] Weights((double Gold, double Predicted)[] pairs, Func<(double Gold, double Predicted), (double, double)> key)
    {
        var weights = new double[pairs.Length];
        foreach (var (rank, item) in Enumerable.Range(0, pairs.Length).OrderByDescending(item => key(pairs[item])).Index())
        {
            weights[item] = 1.0 / (rank + 1);
        }

        return weights;
    }

    private static double SumOverPairs((double Gold, double Predicted)[] pairs, double[] weights)
    {
        var (shared, gold, predicted) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pairs.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var weight = weights[i] + weights[j];
                var (left, right) = (Math.Sign(pairs[i].Gold - pairs[j].Gold), Math.Sign(pairs[i].Predicted - pairs[j].Predicted));
                shared += weight * left * right;
                gold += weight * Math.Abs(left);
                predicted += weight * Math.Abs(right);
            }
        }

        return shared / Math.Sqrt(gold * predicted);
    }
}
