using CsCheck;
using SharedTask.Scoring.Metrics.Dialogue;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class DialogueProperties
{
    private const int Slots = 5;

    /// <summary>For each slot its value, or 0 for none.</summary>
    private static readonly Gen<int[]> States = Gen.Int[0, 3].Array[Slots];

    private static readonly Gen<(int[] Gold, int[] Run)[]> Turns = Gen.Select(States, States).Array[1, 10];

    [Fact]
    public void StateAgainstItself_IsPerfect() => States.Sample(state =>
    {
        var turn = TurnComparison.Of(Values(state), Values(state));

        (turn.IsRight, turn.F1, turn.SlotAccuracy(Slots)).ShouldBe((true, 1, 1));
    });

    [Fact]
    public void SlotAccuracy_IsTheShareOfEqualSlots() => Gen.Select(States, States).Sample((gold, run) =>
    {
        var turn = TurnComparison.Of(Values(gold), Values(run));
        var equal = gold.Zip(run).Count(pair => pair.First == pair.Second);

        turn.SlotAccuracy(Slots).ShouldBe(equal / (double)Slots, 1e-12);
        turn.IsRight.ShouldBe(equal == Slots);
    });

    [Fact]
    public void GroupsOfTurns_ChangeNoSum() => Turns.Sample(turns =>
    {
        TurnComparison[] compared = [.. turns.Select(turn => TurnComparison.Of(Values(turn.Gold), Values(turn.Run)))];

        var single = DialogueReport.Rows([.. compared.Select(turn => (IReadOnlyList<TurnComparison>)[turn])], Slots);
        var together = DialogueReport.Rows([compared], Slots);

        new DialogueReport(single.Total([.. Enumerable.Range(0, compared.Length)])).JointGoalAccuracy.ShouldBe(new DialogueReport(together.Total([0])).JointGoalAccuracy, 1e-12);
        new DialogueReport(single.Total([.. Enumerable.Range(0, compared.Length)])).SlotAccuracy.ShouldBe(new DialogueReport(together.Total([0])).SlotAccuracy, 1e-12);
    });

    private static List<SlotValues> Values(int[] state) => [.. state.Index().Where(slot => slot.Item > 0).Select(slot => new SlotValues(slot.Index, [slot.Item]))];
}
