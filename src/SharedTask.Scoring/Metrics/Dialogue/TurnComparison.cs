namespace SharedTask.Scoring.Metrics.Dialogue;

/// <summary>The state of a run after a turn beside that of the reference. A slot without a value is in no state.</summary>
/// <param name="Correct">How many slots have a right value.</param>
/// <param name="Gold">How many slots have a value in the reference.</param>
/// <param name="Run">How many slots have a value in the run.</param>
/// <param name="Wrong">How many slots have another value than in the reference, or one in the run alone or the reference alone.</param>
/// <param name="IsMissing">Whether the run has no state for the turn, which is never right.</param>
public readonly record struct TurnComparison(int Correct, int Gold, int Run, int Wrong, bool IsMissing)
{
    /// <summary>Whether the whole state is right.</summary>
    public bool IsRight => Wrong == 0 && !IsMissing;

    /// <summary>F1 of the turn's slots, in 0..1; 1 where neither state has any.</summary>
    public double F1 => IsMissing ? 0 : Gold + Run == 0 ? 1 : 2.0 * Correct / (Gold + Run);

    /// <summary>Compares two states.</summary>
    /// <param name="gold">The reference's, each slot once.</param>
    /// <param name="run">The run's, each slot once; <see langword="null"/> if it has none for the turn.</param>
    /// <returns>The comparison.</returns>
    public static TurnComparison Of(IReadOnlyList<SlotValues> gold, IReadOnlyList<SlotValues>? run)
    {
        ArgumentNullException.ThrowIfNull(gold);
        var found = (run ?? []).ToDictionary(slot => slot.Slot, slot => slot.Values[0]);
        var correct = 0;
        var shared = 0;
        foreach (var wanted in gold)
        {
            if (found.TryGetValue(wanted.Slot, out var value))
            {
                shared++;
                correct += wanted.Values.Contains(value) ? 1 : 0;
            }
        }

        return new TurnComparison(correct, gold.Count, found.Count, gold.Count + found.Count - shared - correct, run is null);
    }

    /// <summary>The share of the task's slots that are right, with a value or without one, in 0..1.</summary>
    /// <param name="slots">How many slots the task has.</param>
    /// <returns>The share; 0 for a turn that is missing, NaN for a task without slots.</returns>
    public double SlotAccuracy(int slots) => slots == 0 ? double.NaN : IsMissing ? 0 : Math.Max(0, (slots - Wrong) / (double)slots);
}
