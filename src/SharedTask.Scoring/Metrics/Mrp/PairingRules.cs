namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// Which nodes mtool does not pair: in bilexical graphs those that cross other pairs, in UCCA a unit that has parts with one that has none,
/// and units where the pair of a unit below the one is not below the other.
/// </summary>
/// <param name="order">In which order nodes are paired.</param>
/// <param name="isBilexical">Whether nodes are words in the order of the text.</param>
/// <param name="yields">What UCCA's units are over, if it is UCCA.</param>
internal sealed class PairingRules(PairingOrder order, bool isBilexical, (UnitYields Gold, UnitYields Run)? yields)
{
    /// <summary>Whether there are any rules.</summary>
    public bool Any { get; } = isBilexical || yields is not null;

    /// <summary>Whether two nodes may be paired by themselves; the pair that comes first always may.</summary>
    public bool Allow(int row, int column) =>
        isBilexical || yields is not { } known || order.Ranks[row] == 0 || known.Gold.Below[row].IsEmpty == known.Run.Below[column].IsEmpty;

    /// <summary>Whether two pairs go together.</summary>
    public bool Allow((int Row, int Column) one, (int Row, int Column) other)
    {
        if (isBilexical)
        {
            return one.Row < other.Row == one.Column < other.Column;
        }

        if (yields is not { } known)
        {
            return true;
        }

        var (earlier, later) = order.Ranks[one.Row] < order.Ranks[other.Row] ? (one, other) : (other, one);
        return !known.Gold.Below[later.Row].Contains(earlier.Row) || known.Run.Below[later.Column].Contains(earlier.Column);
    }
}
