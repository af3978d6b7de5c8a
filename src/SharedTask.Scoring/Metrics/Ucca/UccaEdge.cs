namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>An edge from a unit to one of its parts.</summary>
/// <param name="Parent">The unit.</param>
/// <param name="Child">The part.</param>
/// <param name="Categories">What the part is for the unit; at least one.</param>
/// <param name="IsRemote">Whether the part belongs to another unit in the first place.</param>
internal sealed record UccaEdge(UccaNode Parent, UccaNode Child, IReadOnlyList<string> Categories, bool IsRemote)
{
    public string First => Categories[0];

    public bool Has(string category) => Categories.Contains(category, StringComparer.Ordinal);

    /// <summary>An edge is the same as itself alone: two units may be connected twice.</summary>
    public bool Equals(UccaEdge? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
