namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>How graphs are read.</summary>
/// <param name="MayMiss">Whether a run may leave out graphs.</param>
/// <param name="MayHaveOthers">Whether a run may have graphs that the reference does not have; they are then passed over.</param>
/// <param name="Slices">The names of fields of the reference's graphs for slices.</param>
public sealed record MrpOptions(bool MayMiss, bool MayHaveOthers, IReadOnlyList<string> Slices);
