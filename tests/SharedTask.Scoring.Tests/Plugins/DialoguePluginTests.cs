using System.Text.Json;
using DialogueState;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class DialoguePluginTests
{
    private const string Gold = """
        {"id": "a1", "talk": "a", "language": "en", "state": {"hotel-area": "north"}}
        {"id": "a2", "talk": "a", "language": "en", "state": {"hotel": {"area": "north", "stars": ["4", "four"]}}}
        {"id": "b1", "talk": "b", "language": "ar", "state": {"train-day": "Friday"}}

        """;

    /// <summary>Random dialogues; the file says where the values are from. MultiWOZ's evaluation adds 1e-10 to denominators.</summary>
    [Fact]
    public void GoldenDialogues_ScoreAsTradeAndMultiWoz()
    {
        foreach (var (place, one) in GoldenFolder.Cases("dialogue-state.json").Index())
        {
            using var job = new PluginJobFolder().Reference("gold.jsonl", Lines(one, "gold")).Run("run.jsonl", Lines(one, "run"));

            var result = job.Work(new DialogueScorer(), $$"""{"slots": {{one.GetProperty("slots").GetRawText()}}}""").Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-9, $"case {place}: {expected.Name}");
            }
        }
    }

    [Fact]
    public void WeakExample_HasTheScoresOfItsTurns()
    {
        using var job = ExampleFolder.Load("dialogue-state", "weak");

        var result = job.Work(new DialogueScorer(), """{"dialogue_column": "dialogue"}""").Result!;

        // Right as a whole are the first turn and the last one; of four slots one is wrong in each of the others.
        result.Scores.Select(score => (score.Metric, score.Value!.Value)).ShouldBe(
        [
            ("joint_goal_accuracy", 0.4), ("slot_accuracy", (1 + 0.75 + 0.75 + 0.75 + 1) / 5), ("slot_f1", 2 * 4 / 12.0), ("slot_precision", 4 / 6.0), ("slot_recall", 4 / 6.0),
            ("turn_f1", (1 + 0.5 + 0 + 0.8 + 1) / 5),
        ]);
        job.Items().Select(item => (item.Id, item.Values["turns"], item.Values["right"], item.Values["correct_slots"])).ShouldBe([("d1", 2, 1, 2), ("d2", 3, 1, 2)]);
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        using var job = ExampleFolder.Load("dialogue-state", "malformed");

        var result = job.Work(new DialogueScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Where(problem => problem.Code != "missing-id").Select(problem => $"{problem.Line} {problem.Code} {problem.Value}").ShouldBe(
        [
            "1 wrong-type ", "2 wrong-type hotel-area=north", "3 duplicate-field train-day", "4 unknown-label train-dya", "4 wrong-type train-departure", "5 duplicate-id d2-2", "6 missing-field ",
        ]);
        result.Problems.Single(problem => problem.Code == "unknown-label").Message.ShouldContain("Did you mean \"train-day\"?");
    }

    [Theory]
    [InlineData("""{"hotel-stars": 4, "hotel": {"area": "north"}}""", 1)]
    [InlineData("""{"hotel-stars": "four", "hotel-area": "north", "train-day": "none"}""", 1)]
    [InlineData("""{"hotel-stars": "five", "hotel-area": "north"}""", 0)]
    [InlineData("""{"hotel-stars": "", "hotel-area": "north"}""", 0)]
    [InlineData("""{"hotel-stars": "4", "hotel-area": "North"}""", 0)]
    [InlineData("""{"hotel-stars": "4", "hotel-area": "north", "train-day": "Friday"}""", 0)]
    public void State_IsRightAsAWholeOrNot(string state, double expected)
    {
        var result = Work($$"""{"id": "a2", "state": {{state}}}""", """{"missing_predictions": "ignore"}""");

        (result.Items, Value(result, "joint_goal_accuracy")).ShouldBe((1, expected));
    }

    [Fact]
    public void CapitalLetters_AreIgnoredWhereTheTaskSaysSo()
    {
        const string Run = """{"id": "b1", "state": {"train-day": "FRIDAY"}}""";

        Value(Work(Run, """{"missing_predictions": "ignore"}"""), "joint_goal_accuracy").ShouldBe(0);
        Value(Work(Run, """{"missing_predictions": "ignore", "letter_case": "ignore"}"""), "joint_goal_accuracy").ShouldBe(1);
    }

    [Fact]
    public void WordForNoValue_IsOneThatTheTaskNames()
    {
        const string Run = """{"id": "b1", "state": {"train-day": "Friday", "hotel-area": "unknown"}}""";

        Value(Work(Run, """{"missing_predictions": "ignore"}"""), "slot_precision").ShouldBe(0.5);
        Value(Work(Run, """{"missing_predictions": "ignore", "no_values": ["unknown"]}"""), "slot_precision").ShouldBe(1);
    }

    [Fact]
    public void MissingTurn_CountsAsWrongWhereTheTaskSaysSo()
    {
        var result = Work("""{"id": "a1", "state": {"hotel-area": "north"}}""", """{"missing_predictions": "wrong"}""");

        result.Scores.Select(score => score.Value!.Value).ShouldBe([1 / 3.0, 1 / 3.0, 2 * 1 / 5.0, 1, 0.25, 1 / 3.0]);
        Work("""{"id": "a1", "state": {"hotel-area": "north"}}""", "{}").Problems.Select(problem => (problem.Code, problem.Value)).ShouldBe([("missing-id", "a2"), ("missing-id", "b1")]);
    }

    [Fact]
    public void UnknownSlot_CountsAsWrongWhereTheTaskSaysSo()
    {
        const string Run = """{"id": "b1", "state": {"train-day": "Friday", "x": "1", "y": "2", "z": "3", "w": "4"}}""";

        var result = Work(Run, """{"missing_predictions": "ignore", "unknown_slots": "wrong"}""");

        (Value(result, "joint_goal_accuracy"), Value(result, "slot_accuracy"), Value(result, "slot_precision")).ShouldBe((0, 0, 0.2));
        Work(Run, """{"missing_predictions": "ignore"}""").Problems.Count.ShouldBe(4);
    }

    [Fact]
    public void UnknownSlot_IsTakenForOneOfTheTask_NotForAnotherThatIsUnknown()
    {
        var problems = Work("""{"id": "b1", "state": {"train-dax": "1", "train-daxx": "2"}}""", """{"missing_predictions": "ignore"}""").Problems;

        problems.Select(problem => problem.Message).ShouldAllBe(message => message.Contains("Did you mean \"train-day\"?"));
    }

    [Fact]
    public void UnknownSlot_MayBeTakenForTheFirstOfTheTask() =>
        Work("""{"id": "b1", "state": {"hotel-arae": "north"}}""", """{"missing_predictions": "ignore"}""").Problems.ShouldHaveSingleItem().Message.ShouldContain("Did you mean \"hotel-area\"?");

    [Fact]
    public void ListsInAState_AreToldForEachSlot()
    {
        var problems = Work("""{"id": "b1", "state": {"hotel-area": [["north"], "south"], "hotel-stars": [{"a": [4]}, 5], "train-day": ["Friday"]}}""", """{"missing_predictions": "ignore"}""").Problems;

        problems.Select(problem => problem.Value).ShouldBe(["hotel-area", "hotel-stars", "train-day"]);
    }

    [Fact]
    public void RunAlone_MayHaveAnySlots()
    {
        using var job = new PluginJobFolder().Run("run.jsonl", Gold.Replace("[\"4\", \"four\"]", "4", StringComparison.Ordinal));

        var result = job.Work(new DialogueScorer(), verb: "check").Result!;

        (result.Items, result.Problems.Count).ShouldBe((3, 0));
    }

    /// <summary>Each of the slots would have the domain's name before its own.</summary>
    [Fact]
    public void SlotsWithLongNames_AreToldAndTakeNoRoom()
    {
        var slots = string.Join(',', Enumerable.Range(0, 60).Select(slot => $"\"slot{slot:00}\": 1"));
        var run = $$"""{"id": "b1", "state": { "{{new string('d', 250)}}": { {{slots}} }, "{{new string('s', 256)}}": 1, "train-day": "Friday"} }""";

        var result = Work(run, """{"missing_predictions": "ignore", "unknown_slots": "wrong"}""");

        (result.Problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal).Single(), result.Problems.Count, result.MoreProblems).ShouldBe(("value-too-long", 50, 10));
        result.Problems[0].ShouldSatisfyAllConditions(
            problem => (problem.Line, problem.Column).ShouldBe((1, "state")),
            problem => problem.Message.ShouldEndWith("of 257 characters; at most 256 are read."));
    }

    [Fact]
    public void TaskWithoutAnyValue_HasNoSlotScores()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", """{"id": 1, "state": {}}""").Run("run.jsonl", """{"id": 1, "state": {"a": null}}""");

        job.Work(new DialogueScorer()).Result!.Scores.Select(score => score.Value).ShouldBe([1, null, null, null, null, 1]);
    }

    [Fact]
    public void Reference_WithASlotThatTheTaskLacks_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("run.jsonl", Gold);

        job.Work(new DialogueScorer(), """{"slots": ["hotel-area", "hotel-stars"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void Slices_AreScoredByThemselvesAndDialoguesAreDrawnTogether()
    {
        const string Run = """
            {"id": "a1", "state": {"hotel-area": "north"}}
            {"id": "a2", "state": {"hotel-area": "north", "hotel-stars": "4"}}
            {"id": "b1", "state": {}}
            """;

        var result = Work(Run, """{"slices": ["language"], "dialogue_column": "talk", "interval_resamples": 400}""");

        result.Slices.Select(slice => (slice.Value, slice.Size, slice.Scores[0].Value)).ShouldBe([("ar", 1, 0), ("en", 2, 1)]);
        // Two dialogues: a draw has both, or one of them twice.
        (result.Scores[0].Interval!.Low, result.Scores[0].Interval!.High).ShouldBe((0, 1));
    }

    [Fact]
    public void HalfASurrogatePair_IsTold()
    {
        var problem = Work("""{"id": "b1", "state": {"train-day": "\ud800"}}""", """{"missing_predictions": "ignore"}""").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("invalid-json", 1));
    }

    private static string Lines(JsonElement one, string state) => string.Concat(one.GetProperty("turns").EnumerateArray()
        .Select(turn => $$"""{"id": {{turn.GetProperty("id").GetRawText()}}, "state": {{turn.GetProperty(state).GetRawText()}}}""" + "\n"));

    private static ScoringResult Work(string run, string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("run.jsonl", run);
        var (exitCode, result) = job.Work(new DialogueScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
