using System.Globalization;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>How the files of a run and a reference belong together.</summary>
/// <param name="Run">The pattern of a run's files; <see langword="null"/> if it is one file of any name.</param>
/// <param name="Reference">The pattern of the reference's files; <see langword="null"/> if it is one file of any name.</param>
/// <param name="Missing">What a missing file means.</param>
/// <param name="ByItems">Whether a file counts by its number of items in means; if not, all count alike.</param>
public sealed record FileOptions(FilePattern? Run, FilePattern? Reference, MissingFiles Missing, bool ByItems)
{
    private const double MaxWeight = 1e6;

    /// <summary>Columns of answers that are scored one by one; empty if a file has one.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How much a value of a name, or a column, counts in means where it is not 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Whether a score is the worst one over parts instead of their mean.</summary>
    public bool TakesWorst { get; init; }

    /// <summary>The names of the patterns, such as <c>language</c>.</summary>
    public IReadOnlyList<string> FileNames => Run?.Names ?? [];

    /// <summary>What the values of parts stand for: the names of the patterns, and <c>column</c> where columns are scored one by one.</summary>
    public IReadOnlyList<string> Names => Columns.Count == 0 ? FileNames : [.. FileNames, "column"];

    /// <summary>Makes a part of every column.</summary>
    /// <param name="part">A part that has files of its own.</param>
    /// <returns>The part itself if its files have one column of answers.</returns>
    public IEnumerable<FilePart> ByColumn(FilePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Columns.Count == 0 ? [part] : Columns.Select((column, place) => part with { Values = [.. part.Values, column], Column = column, CountsItems = place == 0 });
    }

    /// <summary>Reads the organizers' parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The options.</returns>
    /// <exception cref="RequestException">A pattern is malformed, or the patterns do not belong together.</exception>
    public static FileOptions Read(ParameterReader parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var run = Pattern(parameters, SharedParameters.RunFiles);
        var reference = Pattern(parameters, SharedParameters.ReferenceFiles) ?? (run is { Names.Count: > 0 } ? run : null);
        if (!(reference?.Names ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(run?.Names ?? []))
        {
            throw new RequestException(
                $"The parameters \"{SharedParameters.RunFiles}\" and \"{SharedParameters.ReferenceFiles}\" must have the same names in braces: a file of a run belongs to one of the reference.");
        }

        return new FileOptions(
            run,
            reference,
            parameters.Choice(SharedParameters.MissingFiles, "error", "zero", "undefined", "ignore") switch
            {
                "error" => MissingFiles.Error,
                "zero" => MissingFiles.Zero,
                "undefined" => MissingFiles.Undefined,
                _ => MissingFiles.Ignore,
            },
            parameters.Choice(SharedParameters.FileWeights, "equal", "items") == "items")
        {
            Columns = ColumnsOf(parameters),
            Weights = WeightsOf(parameters),
            TakesWorst = parameters.Choice(SharedParameters.Aggregation, "mean", "worst") == "worst",
        };
    }

    /// <summary>How much a value counts beside the others of its name.</summary>
    /// <param name="value">The value of a name, or a column.</param>
    /// <returns>The weight.</returns>
    public double WeightOf(string value) => Weights.GetValueOrDefault(value, 1);

    private static Dictionary<string, double> WeightsOf(ParameterReader parameters)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in parameters.Texts(SharedParameters.PartWeights))
        {
            var equals = text.LastIndexOf('=');
            if (equals < 1
                || !double.TryParse(text.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var weight)
                || weight is not (> 0 and <= MaxWeight)
                || !weights.TryAdd(text[..equals], weight))
            {
                throw new RequestException($"The parameter \"{SharedParameters.PartWeights}\" must be a list of texts such as \"ar=2\", each value once, with weights above 0.");
            }
        }

        return weights.Count > 0 && parameters.Choice(SharedParameters.FileWeights, "equal", "items") == "items"
            ? throw new RequestException($"The parameter \"{SharedParameters.PartWeights}\" needs \"{SharedParameters.FileWeights}\" to be \"equal\".")
            : weights;
    }

    private static IReadOnlyList<string> ColumnsOf(ParameterReader parameters)
    {
        var columns = parameters.Texts(SharedParameters.MeanOverColumns);
        if (columns.Any(column => column.Length == 0) || columns.Distinct(StringComparer.Ordinal).Count() < columns.Count || columns.Count > FileParts.MaxParts)
        {
            throw new RequestException($"The parameter \"{SharedParameters.MeanOverColumns}\" must be a list of at most {FileParts.MaxParts} columns, each once.");
        }

        return columns.Count > 0 && ((string[])[SharedParameters.ReferenceColumn, SharedParameters.PredictionColumn]).FirstOrDefault(key => parameters.Text(key, "").Length > 0) is { } other
            ? throw new RequestException($"The parameters \"{SharedParameters.MeanOverColumns}\" and \"{other}\" exclude each other: the former names the columns of both files.")
            : columns;
    }

    private static FilePattern? Pattern(ParameterReader parameters, string key) => parameters.Text(key, "") is not { Length: > 0 } text
        ? null
        : FilePattern.Parse(text) ?? throw new RequestException(
            $"The parameter \"{key}\" must be a pattern of file names such as run_{{language}}.tsv, with at most {FilePattern.MaxWildcards} names in braces and stars.");
}
