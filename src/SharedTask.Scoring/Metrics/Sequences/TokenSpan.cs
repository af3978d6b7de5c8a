namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>A stretch of a sentence with a type.</summary>
/// <param name="Start">The first token or character, counted from 0.</param>
/// <param name="End">The one behind the last, greater than <paramref name="Start"/>.</param>
/// <param name="Type">The type's number.</param>
public readonly record struct TokenSpan(int Start, int End, int Type) : IComparable<TokenSpan>
{
    /// <summary>Whether one span comes before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(TokenSpan left, TokenSpan right) => left.CompareTo(right) < 0;

    /// <summary>Whether one span comes after another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(TokenSpan left, TokenSpan right) => left.CompareTo(right) > 0;

    /// <summary>Whether one span does not come after another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(TokenSpan left, TokenSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one span does not come before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(TokenSpan left, TokenSpan right) => left.CompareTo(right) >= 0;

    /// <summary>Orders spans by start, end and type.</summary>
    /// <param name="other">Another span.</param>
    /// <returns>Less than 0 if this one comes first, 0 if the two are equal.</returns>
    public int CompareTo(TokenSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : End != other.End ? End.CompareTo(other.End) : Type.CompareTo(other.Type);
}
