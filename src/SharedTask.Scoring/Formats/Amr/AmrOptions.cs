namespace SharedTask.Scoring.Formats.Amr;

/// <summary>How graphs are read.</summary>
/// <param name="PairsById">Whether a run's graphs belong to those of the reference with the same id, rather than to those at the same place.</param>
/// <param name="MayMiss">Whether a run may leave out graphs; only by id.</param>
/// <param name="Slices">The names of comments of the reference for slices.</param>
public sealed record AmrOptions(bool PairsById, bool MayMiss, IReadOnlyList<string> Slices);
