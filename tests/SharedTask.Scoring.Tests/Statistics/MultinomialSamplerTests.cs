using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class MultinomialSamplerTests
{
    private const int Draws = 4_000;

    /// <summary>Cells with few items are drawn one by one, those with many by binomials; both must have the multinomial's moments.</summary>
    [Theory]
    [InlineData(new long[] { 3, 0, 2, 1 })]
    [InlineData(new long[] { 5, 120, 0, 60, 15, 100, 1 })]
    [InlineData(new long[] { 64, 64 })]
    [InlineData(new long[] { 30, 10 })]
    [InlineData(new long[] { 400, 200, 100, 300 })]
    public void Draws_OfCells_HaveTheMultinomialsMeansVariancesAndCovariances(long[] cells)
    {
        var random = new Xoshiro256(17);
        var sampler = new MultinomialSampler(cells);
        var draws = new long[Draws][];
        for (var i = 0; i < Draws; i++)
        {
            draws[i] = new long[cells.Length];
            Array.Fill(draws[i], 99);
            sampler.Draw(random, draws[i]);
            draws[i].Sum().ShouldBe(cells.Sum());
        }

        var total = (double)cells.Sum();
        for (var one = 0; one < cells.Length; one++)
        {
            // Five standard errors: a right sampler fails once in a million, and with this seed never.
            var share = cells[one] / total;
            draws.Average(draw => draw[one]).ShouldBe(cells[one], (5 * Math.Sqrt(total * share * (1 - share) / Draws)) + 1e-9);
            for (var other = 0; other < cells.Length; other++)
            {
                var expected = one == other ? total * share * (1 - share) : -total * share * (cells[other] / total);
                var scale = Math.Sqrt(cells[one] * (1 - share) * cells[other] * (1 - (cells[other] / total)));
                draws.Average(draw => (draw[one] - cells[one]) * (double)(draw[other] - cells[other])).ShouldBe(expected, (8 * scale / Math.Sqrt(Draws)) + 1e-9);
            }
        }
    }

    [Fact]
    public void Draws_OfTheSameSeed_AreTheSame()
    {
        long[] cells = [70, 30, 200];
        var (one, other) = (new long[3], new long[3]);

        new MultinomialSampler(cells).Draw(new Xoshiro256(1), one);
        new MultinomialSampler(cells).Draw(new Xoshiro256(1), other);

        one.ShouldBe(other);
    }

    /// <summary>Intervals that were published can be computed again only while a seed keeps its draws.</summary>
    [Theory]
    [InlineData(new long[] { 3, 0, 2, 1 }, new long[] { 1, 0, 4, 1 })]
    [InlineData(new long[] { 5, 120, 0, 60, 15, 100, 1 }, new long[] { 3, 120, 0, 55, 21, 101, 1 })]
    [InlineData(new long[] { 64, 64, 192 }, new long[] { 74, 61, 185 })]
    [InlineData(new long[] { 70, 30, 200, 1000, 3 }, new long[] { 90, 32, 187, 992, 2 })]
    public void Draws_OfASeed_StayWhatTheyWere(long[] cells, long[] drawn)
    {
        var counts = new long[cells.Length];

        new MultinomialSampler(cells).Draw(new Xoshiro256(42), counts);

        counts.ShouldBe(drawn);
    }

    [Fact]
    public void Draws_OfOneCellOrNoItems_AreWhatThereIs()
    {
        long[] all = [9], none = [4, 4];

        new MultinomialSampler([25]).Draw(new Xoshiro256(1), all);
        new MultinomialSampler([0, 0]).Draw(new Xoshiro256(1), none);

        all.ShouldBe([25]);
        none.ShouldBe([0, 0]);
    }
}
