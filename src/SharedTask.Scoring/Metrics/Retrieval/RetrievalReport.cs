using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>The measures of topics, and what they come to over all topics.</summary>
public sealed class RetrievalReport
{
    private readonly double[][] rows;
    private readonly int[] positive;
    private readonly bool isComplete;

    internal RetrievalReport(RetrievalMeasures measures, IReadOnlyList<string> topics, double[][] rows, int[] positive, bool isComplete)
    {
        Measures = measures;
        Topics = topics;
        this.rows = rows;
        this.positive = positive;
        this.isComplete = isComplete;
        Overall = Sum(Enumerable.Range(0, rows.Length));
    }

    /// <summary>The measures.</summary>
    public RetrievalMeasures Measures { get; }

    /// <summary>The ids of the topics that count, in the order of their bytes.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>The values over all topics; NaN where undefined.</summary>
    public IReadOnlyList<double> Overall { get; }

    /// <summary>The values of a topic; NaN where undefined. A measure with a geometric mean has the logarithm of its value.</summary>
    /// <param name="topic">The topic's place in <see cref="Topics"/>.</param>
    /// <returns>A value for each measure.</returns>
    public IReadOnlyList<double> OfTopic(int topic) => rows[topic];

    /// <summary>The values over as many topics as there are, drawn with replacement.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>A value for each measure.</returns>
    public double[] Resample(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Sum(Enumerable.Range(0, rows.Length).Select(_ => (int)random.Next((uint)rows.Length)));
    }

    private double[] Sum(IEnumerable<int> topics)
    {
        var sums = new double[Measures.Names.Count];
        foreach (var topic in topics)
        {
            var row = rows[topic];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += row[i];
            }

            // With every topic of the reference, trec_eval counts relevant documents by their grades being above 0.
            sums[Measures.Relevant] += isComplete ? positive[topic] - row[Measures.Relevant] : 0;
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Measures.Kinds[i] switch
            {
                MeasureKind.Mean => sums[i] / rows.Length,
                MeasureKind.GeometricMean => Math.Exp(sums[i] / rows.Length),
                _ => sums[i],
            };
        }

        return sums;
    }
}
