namespace SharedTask.Scoring.Metrics.Dialogue;

/// <summary>A slot of a dialogue state with its value, both as numbers: equal numbers are equal texts.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Values">The value; in a reference there may be several, each of which is right.</param>
public sealed record SlotValues(int Slot, IReadOnlyList<int> Values);
