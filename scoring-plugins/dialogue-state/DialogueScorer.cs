using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Dialogue;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Dialogue;
using SharedTask.Scoring.Statistics;

namespace DialogueState;

/// <summary>Scores the states of dialogues.</summary>
public sealed class DialogueScorer : IScorer
{
    private static readonly string[] Keys = [.. DialogueManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => DialogueManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var data = DialogueData.Read(input.Files, Options(parameters, mayMiss: missing != "error"));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int turn) => missing != "ignore" || data.IsAnswered(turn);
        SliceMeasure Measure(int[] turns)
        {
            var rows = DialogueReport.Rows([.. Groups(data, turns).Select(group => (IReadOnlyList<TurnComparison>)[.. group.Select(data.Compare)])], data.SlotCount);
            int[] units = [.. Enumerable.Range(0, rows.Count)];
            return new(Values(rows.Total(units)), random => Values(rows.Draw(units, random)));
        }

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), []) { Statistics = Items(data, all) };
    }

    private static DialogueOptions Options(ParameterReader parameters, bool mayMiss)
    {
        var state = parameters.Column("state_column", "state", "belief_state") with { AllowsObject = true };
        return new DialogueOptions(
            new PairLayout(parameters.Column("id_column", "id"), state, state, parameters.Texts("slices")),
            parameters.Text("dialogue_column", ""),
            parameters.Texts("slots"),
            parameters.Texts("no_values", "none", "not mentioned"),
            parameters.Choice("letter_case", "compare", "ignore") == "ignore",
            parameters.Choice("unknown_slots", "error", "wrong") == "wrong",
            mayMiss);
    }

    /// <summary>The turns of every dialogue in the order of the dialogues' first turns, or every turn on its own.</summary>
    private static IEnumerable<IReadOnlyList<int>> Groups(DialogueData data, int[] turns) => data.Dialogues is { } dialogues
        ? turns.GroupBy(turn => dialogues.Codes[turn]).Select(group => (IReadOnlyList<int>)[.. group])
        : turns.Select(turn => (IReadOnlyList<int>)[turn]);

    private static ItemStatistics Items(DialogueData data, int[] turns)
    {
        List<IReadOnlyList<int>> groups = [.. Groups(data, turns)];
        var rows = DialogueReport.Rows([.. groups.Select(group => (IReadOnlyList<TurnComparison>)[.. group.Select(data.Compare)])], data.SlotCount);
        return new ItemStatistics(
            DialogueReport.ColumnNames,
            groups.Count,
            unit => data.Dialogues is { } dialogues ? dialogues.Value(dialogues.Codes[groups[unit][0]]) : data.Rows!.NameOf(groups[unit][0]),
            unit => rows.Row(unit).ToArray());
    }

    private static double[] Values(double[] sums)
    {
        var report = new DialogueReport(sums);
        return [report.JointGoalAccuracy, report.SlotAccuracy, report.SlotF1, report.SlotPrecision, report.SlotRecall, report.TurnF1];
    }
}
