namespace SharedTask.Scoring.Formats.Dialogue;

/// <summary>How dialogue states are read.</summary>
/// <param name="Layout">Where things stand.</param>
/// <param name="Dialogue">The reference's field with the dialogue of a turn; empty if turns are on their own.</param>
/// <param name="Slots">The slots of the task; empty if they are those of the reference.</param>
/// <param name="NoValues">The words that stand for no value.</param>
/// <param name="IgnoresCase">Whether values in capital letters are the same.</param>
/// <param name="AllowsUnknown">Whether slots that the task does not have count as wrong instead of making the run invalid.</param>
/// <param name="MayMiss">Whether a run may leave out turns.</param>
public sealed record DialogueOptions(
    PairLayout Layout, string Dialogue, IReadOnlyList<string> Slots, IReadOnlyList<string> NoValues, bool IgnoresCase, bool AllowsUnknown, bool MayMiss);
