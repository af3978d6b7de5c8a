namespace SharedTask.Scoring.Contract;

/// <summary>A table that a plugin shows beside its scores.</summary>
/// <param name="Title">The table's title.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The cells, row by row, each as long as <paramref name="Columns"/>.</param>
public sealed record ScoreTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
