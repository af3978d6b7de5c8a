namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>How clusters are read.</summary>
/// <param name="Layout">Where things stand in JSON lines.</param>
/// <param name="KeepsSingletons">Whether clusters of one mention count.</param>
/// <param name="MayMiss">Whether a run may leave out documents.</param>
public sealed record CoreferenceOptions(PairLayout Layout, bool KeepsSingletons, bool MayMiss);
