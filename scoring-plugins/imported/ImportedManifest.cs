using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Imported;

/// <summary>What the plugin says of itself.</summary>
internal static class ImportedManifest
{
    /// <summary>How many columns there can be where more is better, and how many where less is.</summary>
    public const int Columns = 4;

    private const string Source = "the tool and version that the reference names";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "value_columns": { "type": "array", "items": { "type": "string" }, "title": "Columns where more is better", "description": "At most four columns of the reference: the metrics value_1 to value_4, in this order.", "default": ["value"] },
            "loss_columns": { "type": "array", "items": { "type": "string" }, "title": "Columns where less is better", "description": "At most four columns of the reference: the metrics loss_1 to loss_4.", "default": [] },
            "missing_scores": { "type": "string", "enum": ["undefined", "error"], "title": "Runs without a row", "description": "undefined: the run is scored without a value, until a reference has its row. error: the run is invalid.", "default": "undefined" }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "imported",
        "1.0.0",
        ScoringProtocol.Version,
        "Imported scores",
        "Scores that were computed elsewhere, such as COMET, METEOR, BERTScore or a judge's: the organizers give a table of values with tool and version, by the SHA-256 of each run's file.",
        [
            new("txt", "one text file of any kind; a run has one", "The cat sat on the mat."),
            new("tsv", "one text file of any kind", "id\ttext\n1\tThe cat sat on the mat."),
            new("jsonl", "one text file of any kind", "{\"id\": \"1\", \"text\": \"The cat sat on the mat.\"}"),
        ],
        [
            new("tsv", "tab-separated values with a header, a row for each run: the SHA-256 of its file, the values, tool and version", "sha256\tvalue\ttool\tversion\n99ca5deba4af1f4d2e4282edbd95e87c33a57ef99bb07f69d26f3ea7d50f1dd5\t0.8421\tCOMET\twmt22-comet-da 2.2.0"),
            new("csv", "comma-separated values with a header", "sha256,value,tool,version\n99ca5deba4af1f4d2e4282edbd95e87c33a57ef99bb07f69d26f3ea7d50f1dd5,0.8421,COMET,wmt22-comet-da 2.2.0"),
            new("jsonl", "one JSON object per run", "{\"sha256\": \"99ca5deba4af1f4d2e4282edbd95e87c33a57ef99bb07f69d26f3ea7d50f1dd5\", \"value\": 0.8421, \"tool\": \"COMET\", \"version\": \"wmt22-comet-da 2.2.0\"}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            .. Enumerable.Range(1, Columns).Select(column => Describe("value", "Value", column, MetricDirection.HigherIsBetter)),
            .. Enumerable.Range(1, Columns).Select(column => Describe("loss", "Loss", column, MetricDirection.LowerIsBetter)),
        ],
        "value_1");

    private static MetricDescription Describe(string key, string title, int column, MetricDirection direction) => new(
        $"{key}_{column}",
        $"{title} {column}",
        direction,
        null,
        null,
        4,
        $"The value in column {column} of those that the parameter {key}_columns names, in the row of the run's file; undefined without a row.",
        Source);
}
