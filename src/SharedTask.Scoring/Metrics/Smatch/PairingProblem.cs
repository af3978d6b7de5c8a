namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// Which rows (the nodes of one graph) could be paired with which columns (those of the other), and what that is worth: each such option
/// by itself, and together with others (a tie). Rows and columns are in one pair at most, and everything is worth a whole number of triples.
/// </summary>
internal sealed class PairingProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="options">The options with what each is worth, in the order of rows.</param>
    /// <param name="ties">What two options are worth together, the one of the lower row first; each once, in order.</param>
    public PairingProblem(int rows, int columns, IReadOnlyList<(int Row, int Column, int Worth)> options, IReadOnlyList<(int One, int Other, int Worth)> ties)
    {
        (Rows, Columns) = (rows, columns);
        Options = [.. options];
        Ties = [.. ties];
        FirstOption = Starts(rows, Options.Select(option => option.Row));
        FirstTie = Starts(Options.Length, Ties.SelectMany(tie => new[] { tie.One, tie.Other }));
        Tied = new (int, int)[2 * Ties.Length];
        int[] next = [.. FirstTie];
        foreach (var (one, other, worth) in Ties)
        {
            Tied[next[one]++] = (other, worth);
            Tied[next[other]++] = (one, worth);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>The options, row by row.</summary>
    public (int Row, int Column, int Worth)[] Options { get; }

    /// <summary>For each row the place of its first option, and behind the last row the number of options.</summary>
    public int[] FirstOption { get; }

    /// <summary>What two options are worth together.</summary>
    public (int One, int Other, int Worth)[] Ties { get; }

    /// <summary>For each option the place of the first one that it is tied with.</summary>
    public int[] FirstTie { get; }

    /// <summary>What options are tied with.</summary>
    public (int Option, int Worth)[] Tied { get; }

    private static int[] Starts(int count, IEnumerable<int> places)
    {
        var starts = new int[count + 1];
        foreach (var place in places)
        {
            starts[place + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        return starts;
    }
}
