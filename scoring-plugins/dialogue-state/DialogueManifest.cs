using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace DialogueState;

/// <summary>What the plugin says of itself.</summary>
internal static class DialogueManifest
{
    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "slots": { "type": "array", "items": { "type": "string" }, "title": "Slots of the task", "description": "Such as hotel-area. Empty: the slots that have a value in the reference. Slot accuracy divides by their number.", "default": [] },
            "unknown_slots": { "type": "string", "enum": ["error", "wrong"], "title": "Slots that the task does not have", "description": "error: the run is invalid. wrong: their values are wrong ones.", "default": "error" },
            "no_values": { "type": "array", "items": { "type": "string" }, "title": "Words for no value", "description": "A slot with one of these words, with an empty text or null is as one that is not there.", "default": ["none", "not mentioned"] },
            "letter_case": { "type": "string", "enum": ["compare", "ignore"], "title": "Capital letters in values", "description": "compare: values have to be the same. ignore: in small letters.", "default": "compare" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Turns without a state", "description": "error: the run is invalid. wrong: the turn counts 0 and its slots are missed. ignore: they are left out of the score.", "default": "error" },
            "id_column": { "type": "string", "title": "Field of the id", "default": "id" },
            "state_column": { "type": "string", "title": "Field of the state", "description": "In both files. Empty: state or belief_state.", "default": "" },
            "dialogue_column": { "type": "string", "title": "Field of the dialogue", "description": "In the reference. Turns of a dialogue are drawn together for intervals, and items are dialogues. Empty: each turn is on its own.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Fields for slices", "description": "Further fields of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over dialogues or turns; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "dialogue-state",
        "1.0.0",
        ScoringProtocol.Version,
        "Dialogue state tracking",
        "The user's goal after each turn of a dialogue, as slots with values: joint goal accuracy, slot accuracy and slot F1.",
        [
            new("jsonl", "one JSON object per turn, with the state after it", "{\"id\": \"d1-1\", \"state\": {\"hotel-area\": \"north\"}}\n{\"id\": \"d1-2\", \"state\": {\"hotel-area\": \"north\", \"hotel-stars\": \"4\"}}"),
        ],
        [
            new("jsonl", "one JSON object per turn; a value may be a list of which each is right; further fields may serve as slices", "{\"id\": \"d1-1\", \"dialogue\": \"d1\", \"state\": {\"hotel\": {\"area\": \"north\"}}}\n{\"id\": \"d1-2\", \"dialogue\": \"d1\", \"state\": {\"hotel\": {\"area\": \"north\", \"stars\": [\"4\", \"four\"]}}}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("joint_goal_accuracy", "Joint goal accuracy", "The share of turns whose state is right as a whole.", "Henderson et al. 2014; TRADE"),
            Describe("slot_accuracy", "Slot accuracy", "The mean over turns of the share of the task's slots that are right, with a value or without one; at least 0 for a turn, undefined if the task has no slots.", "Wu et al. 2019; TRADE"),
            Describe("slot_f1", "Slot F1", "F1 of the slots' values in all turns together: 2 · right / (values of the reference + values of the run); undefined if there are none.", "Nekvinda and Dušek 2021"),
            Describe("slot_precision", "Slot precision", "The share of the run's values that are right; 0 if the run has none, undefined if the reference has none either.", "Nekvinda and Dušek 2021"),
            Describe("slot_recall", "Slot recall", "The share of the reference's values that the run has; 0 if the reference has none, undefined if the run has none either.", "Nekvinda and Dušek 2021"),
            Describe("turn_f1", "Turn F1", "The mean over turns of the F1 of their slots' values; 1 for a turn where neither state has any.", "Wu et al. 2019; TRADE"),
        ],
        "joint_goal_accuracy",
        "Every field of the reference that the parameter slices names.");

    private static MetricDescription Describe(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
