namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>The gains of a topic: that of each grade, and those of the best ranking there could be.</summary>
internal sealed class IdealGains
{
    private readonly Dictionary<int, double> gains = [];
    private readonly List<double> ideal = [];
    private readonly List<double> discounted = [0];
    private double lowest;
    private double highest;

    /// <summary>The gains of the best ranking, without those that are not above 0.</summary>
    public List<double> Sequence => ideal;

    /// <summary>The sum of the gains of the best ranking.</summary>
    public double Sum { get; private set; }

    /// <summary>Takes the judgements of a topic.</summary>
    /// <param name="judged">The grades.</param>
    /// <param name="given">The gains of grades that are not their own gain.</param>
    public void Take(JudgedGrades judged, IReadOnlyDictionary<int, double>? given)
    {
        gains.Clear();
        ideal.Clear();
        discounted.RemoveRange(1, discounted.Count - 1);
        (lowest, highest, Sum) = (0, 0, 0);
        foreach (var grade in judged.Counts.Keys)
        {
            gains[grade] = given is not null && given.TryGetValue(grade, out var gain) ? gain : grade;
            lowest = Math.Min(lowest, gains[grade]);
            highest = Math.Max(highest, gains[grade]);
        }

        if (given is { Count: > 0 })
        {
            WidenScale(judged.Counts.Keys.DefaultIfEmpty().Max(), given);
        }

        foreach (var (grade, gain) in gains.Where(entry => entry.Value > 0).OrderByDescending(entry => entry.Value))
        {
            for (var document = 0; document < judged.Counts[grade]; document++)
            {
                ideal.Add(gain);
                Sum += gain;
                discounted.Add(discounted[^1] + (gain / Math.Log2(ideal.Count + 1)));
            }
        }
    }

    /// <summary>The gain of a grade; 0 for a document that has none.</summary>
    /// <param name="grade">The grade.</param>
    public double Of(int grade) => gains.GetValueOrDefault(grade);

    /// <summary>The gain of a grade, scaled to 0..1 if gains leave that range.</summary>
    /// <param name="grade">The grade.</param>
    public double ScaledOf(int grade) =>
        !gains.TryGetValue(grade, out var gain) ? 0 : lowest < 0 || highest > 1 ? (gain - lowest) / (highest - lowest) : gain;

    /// <summary>As in trec_eval every gain that is given counts for the scale, and every lower grade without one, be it in the topic or not.</summary>
    private void WidenScale(int highestGrade, IReadOnlyDictionary<int, double> given)
    {
        var notGiven = highestGrade;
        while (given.ContainsKey(notGiven))
        {
            notGiven--;
        }

        lowest = Math.Min(lowest, given.Values.Min());
        highest = Math.Max(highest, Math.Max(notGiven, given.Values.Max()));
    }

    /// <summary>The discounted gain of the best ranking's first documents.</summary>
    /// <param name="depth">How many documents, or more than there are.</param>
    public double DiscountedAt(int depth) => discounted[Math.Min(depth, ideal.Count)];
}
