namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>
/// The situations of a reference and a run, ranked by how many grave frames the run has of each (Aulov and Le Bras, scorer of situation frames
/// of LoReHLT 2018 and 2019). Finding a situation gains what it is worth in the reference; the normalized discounted cumulative gain (Järvelin
/// and Kekäläinen 2002) divides the gains up to a rank, discounted by it, by those of the best order of all situations of the reference.
/// </summary>
public sealed class SituationRanking
{
    private readonly List<SituationCounts> situations;
    private readonly GainScale scale;
    private readonly bool discountsSecond;
    private readonly double[] gains;
    private readonly double[] ideal;

    /// <summary>Ranks situations.</summary>
    /// <param name="counts">The situations in the order of their places, then types; those without any frames are left out.</param>
    /// <param name="scale">What a situation is worth.</param>
    /// <param name="discountsSecond">Whether the gain at rank r is divided by log2(r + 1), or by log2(r) behind the first rank.</param>
    public SituationRanking(IEnumerable<SituationCounts> counts, GainScale scale, bool discountsSecond)
    {
        ArgumentNullException.ThrowIfNull(scale);

        // The order in which the official scorer has them before it ranks them: those of the reference by gravity, then those of the run alone.
        situations = [.. counts.Where(situation => situation.Gold > 0 || situation.Run > 0)
            .OrderByDescending(situation => situation.Gold > 0).ThenByDescending(situation => situation.GoldGrave).ThenByDescending(situation => situation.Gold)];
        this.scale = scale;
        this.discountsSecond = discountsSecond;
        gains = [.. situations.Select(situation => situation.Gold > 0 && situation.Run > 0 ? scale.Of(situation.GoldGrave) : 0)];
        ideal = Cumulate(situations.Select(situation => situation.Gold > 0 ? scale.Of(situation.GoldGrave) : 0).OrderDescending());
    }

    /// <summary>How many situations there are.</summary>
    public int Count => situations.Count;

    /// <summary>The share of the reference's situations of high gravity that the run has, in 0..1; NaN if there are none.</summary>
    public double HighGravityRecall
    {
        get
        {
            var high = situations.Where(situation => situation.Gold > 0 && situation.GoldGrave >= scale.HighFrom).ToList();
            return high.Count == 0 ? double.NaN : (double)high.Count(situation => situation.Run > 0) / high.Count;
        }
    }

    /// <summary>The normalized discounted cumulative gain at every rank.</summary>
    /// <param name="ties">The order of situations of which the run has as many grave frames.</param>
    /// <returns>For each rank from 1 on a value in 0..1; 0 if the reference has no situation.</returns>
    public double[] Curve(TieOrder ties)
    {
        var found = Cumulate(Order(ties).Select(situation => gains[situation]));
        return [.. found.Zip(ideal, (gain, best) => best > 0 ? gain / best : 0)];
    }

    private IEnumerable<int> Order(TieOrder ties)
    {
        var places = Enumerable.Range(0, Count);
        return ties switch
        {
            TieOrder.Standard => UnstableOrder.Descending([.. situations.Select(situation => situation.RunGrave)]),
            TieOrder.Vindictive => places.OrderByDescending(place => situations[place].RunGrave).ThenBy(place => gains[place]),
            _ => places.OrderByDescending(place => situations[place].RunGrave).ThenByDescending(place => gains[place]),
        };
    }

    private double[] Cumulate(IEnumerable<double> inOrder)
    {
        var sum = 0.0;
        return [.. inOrder.Select((gain, place) => sum += gain / Discount(place + 1))];
    }

    private double Discount(int rank) => discountsSecond ? Math.Log2(rank + 1) : rank == 1 ? 1 : Math.Log2(rank);
}
