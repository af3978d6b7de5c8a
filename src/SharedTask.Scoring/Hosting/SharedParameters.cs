using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Hosting;

/// <summary>The parameters that the host adds to those of every plugin: several files in a run, several columns in a file, and means over them and over slices.</summary>
public static class SharedParameters
{
    /// <summary>The key of the pattern by which the files of a run are told apart.</summary>
    public const string RunFiles = "run_files";

    internal const string ReferenceFiles = "reference_files";
    internal const string MissingFiles = "missing_files";
    internal const string FileWeights = "file_weights";
    internal const string PartWeights = "part_weights";
    internal const string Aggregation = "aggregation";
    internal const string MeanOver = "mean_over";
    internal const string Slices = "slices";
    internal const string MeanOverColumns = "mean_over_columns";
    internal const string ReferenceColumn = "reference_column";
    internal const string PredictionColumn = "prediction_column";

    private const string ForFiles = """
        {
          "run_files": { "type": "string", "title": "Files of a run", "description": "Empty: one file, with any name. Or a pattern of names such as run_{language}.tsv: the zip has a file for each language of the reference; every file is scored by itself, as a slice, and a score is the mean over files. With several names in braces, such as {task}/{language}.tsv, it is the mean over tasks of the means over languages. * stands for any letters.", "default": "" },
          "reference_files": { "type": "string", "title": "Files of the reference", "description": "A pattern with the same names in braces. Empty: that of a run.", "default": "" },
          "missing_files": { "type": "string", "enum": ["error", "zero", "undefined", "ignore"], "title": "Files that a run leaves out", "description": "error: the run is invalid. zero: every metric counts 0 for the file or, where less is better, its greatest value; the mean is undefined if it has none. undefined: so are the means, and the run is not ranked. ignore: means run over the files that came.", "default": "error" },
          "file_weights": { "type": "string", "enum": ["equal", "items"], "title": "Weights of files in means", "description": "equal: all files count alike. items: each counts by its number of items.", "default": "equal" },
          "part_weights": { "type": "array", "items": { "type": "string" }, "title": "Weights of languages, tasks or columns", "description": "As value=weight, such as ar=2: how much a value of a name in braces, or a column, counts in means. What is not named counts 1. Only where file_weights is equal.", "default": [] },
          "aggregation": { "type": "string", "enum": ["mean", "worst"], "title": "Scores of several files or columns", "description": "mean: a score is the mean over them. worst: it is the worst one of them, the lowest or, where less is better, the highest.", "default": "mean" }
        }
        """;

    private const string ForSlices = """
        {
          "mean_over": { "type": "string", "title": "Mean over slices", "description": "A column of the reference such as language: a score is then the plain mean over its values, instead of the value for all items together; undefined if it is for one of them. Its interval comes from resampling every value's items by themselves.", "default": "" }
        }
        """;

    private const string ForColumns = """
        {
          "mean_over_columns": { "type": "array", "items": { "type": "string" }, "title": "Mean over columns", "description": "Columns of answers that the reference and the runs have under one name, such as humour and sarcasm: each is scored by itself, as a slice, and a score is the plain mean over them; undefined if it is for one of them. Its interval comes from resampling every column by itself.", "default": [] }
        }
        """;

    /// <summary>The schemas of the shared parameters, by key.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Schemas { get; } =
        ((string[])[ForFiles, ForSlices, ForColumns]).SelectMany(Properties).ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);

    /// <summary>Adds the shared parameters to a plugin's own.</summary>
    /// <param name="manifest">What the plugin says of itself.</param>
    /// <returns>What it says together with its host.</returns>
    public static PluginManifest AddTo(PluginManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var own = manifest.Parameters.GetProperty("properties");
        var added = Properties(ForFiles)
            .Concat(own.TryGetProperty(Slices, out _) ? Properties(ForSlices) : [])
            .Concat(own.TryGetProperty(ReferenceColumn, out _) && own.TryGetProperty(PredictionColumn, out _) ? Properties(ForColumns) : []);
        return manifest with { Parameters = Write(manifest.Parameters, own.EnumerateObject().Concat(added)) };
    }

    /// <summary>The organizers' parameters with a column among those for slices.</summary>
    /// <param name="values">The parameters.</param>
    /// <param name="named">The columns for slices that they name.</param>
    /// <param name="column">The column.</param>
    /// <returns>The parameters, in which the column is named once.</returns>
    internal static IReadOnlyDictionary<string, JsonElement> WithSlice(IReadOnlyDictionary<string, JsonElement> values, IReadOnlyList<string> named, string column) =>
        new Dictionary<string, JsonElement>(values, StringComparer.Ordinal)
        {
            [Slices] = JsonSerializer.SerializeToElement([.. named.Union([column], StringComparer.Ordinal)], ScoringJson.Default.IReadOnlyListString),
        };

    /// <summary>The organizers' parameters for one of several columns of answers.</summary>
    /// <param name="values">The parameters.</param>
    /// <param name="column">The column.</param>
    /// <returns>The parameters, in which the column is that of the reference and of a run.</returns>
    internal static IReadOnlyDictionary<string, JsonElement> WithColumn(IReadOnlyDictionary<string, JsonElement> values, string column)
    {
        var name = JsonSerializer.SerializeToElement(column, ScoringJson.Default.String);
        return new Dictionary<string, JsonElement>(values, StringComparer.Ordinal) { [ReferenceColumn] = name, [PredictionColumn] = name };
    }

    private static IEnumerable<JsonProperty> Properties(string json) => JsonElement.Parse(json).EnumerateObject();

    private static JsonElement Write(JsonElement schema, IEnumerable<JsonProperty> properties)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var part in schema.EnumerateObject().Where(part => part.Name != "properties"))
            {
                part.WriteTo(writer);
            }

            writer.WriteStartObject("properties");
            foreach (var property in properties)
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return JsonElement.Parse(stream.ToArray());
    }
}
