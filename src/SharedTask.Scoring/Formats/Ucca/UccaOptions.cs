namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>How passages are read.</summary>
/// <param name="MayMiss">Whether a run may leave out passages.</param>
/// <param name="Slices">The names of attributes of the reference's passages for slices.</param>
public sealed record UccaOptions(bool MayMiss, IReadOnlyList<string> Slices);
