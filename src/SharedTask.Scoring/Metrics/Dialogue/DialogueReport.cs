using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Dialogue;

/// <summary>
/// Scores of dialogue state tracking (Henderson et al. 2014; values as of TRADE, Wu et al. 2019): the state after each turn is compared
/// as a whole and slot by slot.
/// </summary>
/// <param name="sums">Sums over turns, as <see cref="Rows"/> gives them.</param>
public sealed class DialogueReport(double[] sums)
{
    private const int Turns = 0;
    private const int Right = 1;
    private const int Accuracy = 2;
    private const int TurnF1s = 3;
    private const int Correct = 4;
    private const int Gold = 5;
    private const int Run = 6;
    private const int Columns = 7;

    /// <summary>The share of turns whose state is right as a whole, in 0..1; NaN without turns.</summary>
    public double JointGoalAccuracy => sums[Right] / sums[Turns];

    /// <summary>The mean over turns of the share of slots that are right, in 0..1; NaN without turns or slots.</summary>
    public double SlotAccuracy => sums[Accuracy] / sums[Turns];

    /// <summary>The mean over turns of the F1 of their slots, in 0..1; NaN without turns.</summary>
    public double TurnF1 => sums[TurnF1s] / sums[Turns];

    /// <summary>The share of the run's values that are right, in 0..1; 0 if the run has none, NaN if the reference has none either.</summary>
    public double SlotPrecision => Share(sums[Correct], sums[Run]);

    /// <summary>The share of the reference's values that the run has, in 0..1; 0 if the reference has none, NaN if the run has none either.</summary>
    public double SlotRecall => Share(sums[Correct], sums[Gold]);

    /// <summary>F1 of the values of all turns, in 0..1; NaN if there are none.</summary>
    public double SlotF1 => 2 * sums[Correct] / (sums[Gold] + sums[Run]);

    /// <summary>The names of what a turn adds to the sums.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } = ["turns", "right", "slot_accuracy", "turn_f1", "correct_slots", "gold_slots", "run_slots"];

    /// <summary>What some turns add to the sums, each group of them in a row.</summary>
    /// <param name="groups">The turns of each group, such as a dialogue.</param>
    /// <param name="slots">How many slots the task has.</param>
    /// <returns>A row for each group.</returns>
    public static UnitSums Rows(IReadOnlyList<IReadOnlyList<TurnComparison>> groups, int slots)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rows = new UnitSums(groups.Count, Columns);
        for (var group = 0; group < groups.Count; group++)
        {
            var row = rows.Row(group);
            foreach (var turn in groups[group])
            {
                row[Turns]++;
                row[Right] += turn.IsRight ? 1 : 0;
                row[Accuracy] += turn.SlotAccuracy(slots);
                row[TurnF1s] += turn.F1;
                row[Correct] += turn.Correct;
                row[Gold] += turn.Gold;
                row[Run] += turn.Run;
            }
        }

        return rows;
    }

    private double Share(double correct, double total) => total > 0 ? correct / total : sums[Gold] + sums[Run] > 0 ? 0 : double.NaN;
}
