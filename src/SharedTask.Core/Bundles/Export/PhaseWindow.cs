namespace SharedTask.Core.Bundles.Export;

/// <summary>When a phase is written to begin and end where phases must follow each other.</summary>
/// <param name="Place">Its place in time.</param>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end; only the last may have none.</param>
/// <param name="IsChanged">Whether it means something else than the phase's own times.</param>
internal sealed record PhaseWindow(int Place, DateTime Start, DateTime? End, bool IsChanged);
