namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>A possible edit: steps from one place of the alignment to another.</summary>
/// <param name="From">The number of the place where it begins.</param>
/// <param name="To">The number of the place where it ends.</param>
/// <param name="Start">The token of the source where it begins.</param>
/// <param name="End">The token of the source behind it.</param>
/// <param name="Length">How many steps it has.</param>
/// <param name="Unchanged">How many of them leave a token as it is.</param>
/// <param name="IsSame">Whether all of them do.</param>
internal readonly record struct EditArc(int From, int To, int Start, int End, int Length, int Unchanged, bool IsSame)
{
    /// <summary>The two as one edit.</summary>
    public EditArc Then(EditArc next) => new(From, next.To, Start, next.End, Length + next.Length, Unchanged + next.Unchanged, IsSame && next.IsSame);
}
