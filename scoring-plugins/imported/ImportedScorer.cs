using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;

namespace Imported;

/// <summary>Finds the values that were computed elsewhere for a run's file.</summary>
public sealed class ImportedScorer : IScorer
{
    private const string MissingScore = "missing-score";
    private const string MalformedHash = "malformed-hash";

    /// <inheritdoc/>
    public PluginManifest Manifest => ImportedManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var values = Columns(input.Parameters, "value_columns", "value");
        var losses = Columns(input.Parameters, "loss_columns");
        var mayMiss = input.Parameters.Choice("missing_scores", "undefined", "error") == "undefined";
        var rows = ReadRows(input.Files, [.. values, .. losses]);
        if (input.Files.FindRun() is not { } file)
        {
            return ScoreSheet.Empty(rows?.Count ?? 0);
        }

        var hash = HashOf(file);
        var row = rows?.GetValueOrDefault(hash);
        if (rows is not null && row is null)
        {
            Report(input.Files.RunProblems, file, hash, mayMiss);
        }

        return input.MayScore ? Score(hash, row, values.Count) : ScoreSheet.Empty(1);
    }

    private static IReadOnlyList<string> Columns(ParameterReader parameters, string key, params string[] usual) =>
        parameters.Texts(key, usual) is { Count: <= ImportedManifest.Columns } columns
            ? columns
            : throw new RequestException($"The parameter \"{key}\" must name at most {ImportedManifest.Columns} columns.");

    private static Dictionary<string, ImportedRow>? ReadRows(PairFiles files, IReadOnlyList<string> columns)
    {
        if (files.FindReference() is not { } file)
        {
            return null;
        }

        var rows = new Dictionary<string, ImportedRow>(StringComparer.Ordinal);
        using var reader = RowReader.Open(file, [new FieldSpec("sha256"), .. columns.Select(name => new FieldSpec(name)), new FieldSpec("tool"), new FieldSpec("version")], files.ReferenceProblems);
        RowIndex.Read(reader, files.ReferenceProblems, _ => Take(reader, columns.Count, rows, files.ReferenceProblems));
        if (!reader.HasIds && !files.ReferenceProblems.HasErrors)
        {
            files.ReferenceProblems.Error(ProblemCodes.MissingColumn, "Expected a table with the columns sha256, tool, version and the values.", file.Name, 1, "sha256");
        }

        return rows;
    }

    private static void Take(RowReader reader, int columns, Dictionary<string, ImportedRow> rows, ProblemList problems)
    {
        if (!reader.HasIds)
        {
            return;
        }

        var hash = Encoding.UTF8.GetString(reader[0]).ToLowerInvariant();
        if (hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigitLower))
        {
            problems.Error(MalformedHash, $"Line {reader.Line}: the sha256 \"{Excerpt.Of(hash)}\" is not a SHA-256 in 64 hexadecimal digits.", reader.File.Name, reader.Line, "sha256", Excerpt.Of(hash));
            return;
        }

        var numbers = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            NumberField.TryRead(reader, column + 1, double.NegativeInfinity, double.PositiveInfinity, problems, out numbers[column]);
        }

        // A score that nobody can compute again is worth little: tool and version have to be there.
        if (reader.HasUsableValue(columns + 1) && reader.HasUsableValue(columns + 2))
        {
            rows[hash] = new ImportedRow(numbers, Encoding.UTF8.GetString(reader[columns + 1]), Encoding.UTF8.GetString(reader[columns + 2]));
        }
    }

    private static string HashOf(InputFile file)
    {
        using var stream = File.OpenRead(file.Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Report(ProblemList problems, InputFile file, string hash, bool mayMiss)
    {
        var message = $"There is no score for this file yet. Its SHA-256 is {hash}.";
        if (mayMiss)
        {
            problems.Warning(MissingScore, message, file.Name, value: hash);
        }
        else
        {
            problems.Error(MissingScore, message, file.Name, value: hash);
        }
    }

    private static ScoreSheet Score(string hash, ImportedRow? row, int values)
    {
        MetricScore Of(string kind, int place, int from, int to) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{kind}_{place + 1}"), row is not null && from + place < to ? row.Values[from + place] : null);

        var places = Enumerable.Range(0, ImportedManifest.Columns).ToList();
        return new ScoreSheet(
            1,
            [.. places.Select(place => Of("value", place, 0, values)), .. places.Select(place => Of("loss", place, values, row?.Values.Length ?? 0))],
            [],
            [new ScoreTable("Where the values come from", ["SHA-256 of the file", "Tool", "Version"], [[hash, row?.Tool ?? "–", row?.Version ?? "–"]])]);
    }
}
