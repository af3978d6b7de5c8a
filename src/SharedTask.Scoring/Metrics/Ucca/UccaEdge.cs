namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>An edge from a unit to one of its parts.</summary>
/// <param name="Parent">The unit.</param>
/// <param name="Child">The part.</param>
/// <param name="Categories">What the part is for the unit; at least one.</param>
/// <param name="IsRemote">Whether the part belongs to another unit in the first place.</param>
internal sealed record UccaEdge(UccaNode Parent, UccaNode Child, IReadOnlyList<string> Categories, bool IsRemote)
{
    private readonly string[] categories = [.. Categories];

    public string First => categories[0];

    public bool Has(string category)
    {
        // Every edge of a unit is asked again and again: Contains takes ten times as long.
        foreach (var one in categories)
        {
            if (string.Equals(one, category, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An edge is the same as itself alone: two units may be connected twice.</summary>
    public bool Equals(UccaEdge? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
