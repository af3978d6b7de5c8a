namespace SharedTask.Core.Competitions;

/// <summary>A page of the organizers' list of runs.</summary>
/// <param name="Runs">The runs, newest first.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> if this is the last.</param>
public sealed record ConsoleRunPage(IReadOnlyList<ConsoleRunRow> Runs, RunCursor? Next);
