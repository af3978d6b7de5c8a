namespace SharedTask.Core.Leaderboards;

/// <summary>A row of a board as it is shown.</summary>
/// <param name="Position">Its place from the top.</param>
/// <param name="Rank">Its rank; <see langword="null"/> if it takes none.</param>
/// <param name="Combined">The number that ranked it, where the rule makes one out of several columns.</param>
/// <param name="Team">The team's name.</param>
/// <param name="Run">The number of its run, where a team may have several rows; otherwise <see langword="null"/>.</param>
/// <param name="Label">The team's name for that run; empty if it has none.</param>
/// <param name="Affiliation">Where its members work.</param>
/// <param name="Country">Its country's code.</param>
/// <param name="Flag">Why it takes no rank, if it was taken out of the ranking.</param>
/// <param name="ScoredRuns">How many scored runs the team has here.</param>
/// <param name="Values">The values in the order of the columns.</param>
public sealed record BoardRow(
    int Position, double? Rank, double? Combined, string Team, int? Run, string Label, string Affiliation, string Country, RowFlag Flag, int ScoredRuns, IReadOnlyList<BoardValue> Values);
