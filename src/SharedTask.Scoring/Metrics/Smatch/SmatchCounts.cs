namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>What two graphs have in common.</summary>
/// <param name="Matched">The triples that match under the best mapping of nodes that was found.</param>
/// <param name="Run">The triples of the run.</param>
/// <param name="Gold">The triples of the reference.</param>
/// <param name="Bound">The most triples that could match under any mapping; equal to <paramref name="Matched"/> if that is proven to be the best one.</param>
public sealed record SmatchCounts(int Matched, int Run, int Gold, int Bound)
{
    /// <summary>The names of the numbers, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["matched", "run", "gold", "bound"];

    /// <summary>Whether no other mapping of nodes has more in common.</summary>
    public bool IsProven => Bound == Matched;

    /// <summary>Writes the numbers.</summary>
    /// <param name="row">Where to, with as many places as there are <see cref="Names"/>.</param>
    public void Write(Span<double> row) => (row[0], row[1], row[2], row[3]) = (Matched, Run, Gold, Bound);

    /// <summary>Reads the numbers.</summary>
    /// <param name="row">The numbers of one pair of graphs, as <see cref="Write"/> writes them.</param>
    /// <returns>The counts.</returns>
    public static SmatchCounts Read(ReadOnlySpan<double> row) => new((int)row[0], (int)row[1], (int)row[2], (int)row[3]);
}
