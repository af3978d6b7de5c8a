using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>Has a plugin check or score the files of a job, part by part where there are several.</summary>
internal sealed class JobScoring
{
    private readonly IScorer scorer;
    private readonly ScoringRequest request;
    private readonly JsonElement schema;
    private readonly IReadOnlyDictionary<string, JsonElement> values;
    private readonly FileOptions options;
    private readonly IntervalOptions intervals;
    private readonly string meanOver;
    private readonly bool isPaired;

    /// <summary>Reads the parameters that plugins have in common.</summary>
    /// <param name="scorer">The plugin.</param>
    /// <param name="request">What is asked of it.</param>
    /// <param name="resamples">How many resamples are drawn where the organizers want no intervals; they are then those of any other run.</param>
    /// <exception cref="RequestException">A parameter is unknown or wrong.</exception>
    public JobScoring(IScorer scorer, ScoringRequest request, int resamples = 0)
    {
        this.scorer = scorer;
        this.request = request;
        isPaired = resamples > 0;
        values = request.Parameters ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        schema = SharedParameters.AddTo(scorer.Manifest).Parameters;
        var parameters = new ParameterReader(values, schema);
        options = FileOptions.Read(parameters);
        intervals = IntervalOptions.Read(parameters) is { Resamples: 0 } none ? none with { Resamples = resamples } : IntervalOptions.Read(parameters);
        meanOver = parameters.Text(SharedParameters.MeanOver, "");
        if (meanOver.Length > 0)
        {
            values = SharedParameters.WithSlice(values, parameters.Texts(SharedParameters.Slices), meanOver);
        }
    }

    /// <summary>Problems of the reference: for organizers' eyes alone.</summary>
    public ProblemList ReferenceProblems { get; } = new();

    /// <summary>Problems of the run.</summary>
    public ProblemList RunProblems { get; } = new();

    /// <summary>Does what is asked.</summary>
    /// <param name="reference">The reference, or none.</param>
    /// <param name="run">The run, or none.</param>
    /// <returns>The scores.</returns>
    public ScoreSheet Run(InputFolder? reference, InputFolder? run)
    {
        var parts = new FileParts(options, ReferenceProblems, RunProblems).Pair(reference, run);
        if (options.Names.Count == 0)
        {
            return Score(parts[0], 0);
        }

        List<FilePart> counted = [.. parts.Where(part => part.Run is not null || run is null || options.Missing != MissingFiles.Ignore).SelectMany(options.ByColumn)];
        if (counted.Count > FileParts.MaxParts)
        {
            throw new RequestException($"{parts.Count} files with {options.Columns.Count} columns each are too many parts: at most {FileParts.MaxParts} are scored.");
        }

        if (reference is not null && options.Weights.Keys.FirstOrDefault(value => !parts.SelectMany(options.ByColumn).Any(part => part.Values.Contains(value, StringComparer.Ordinal))) is { } unknown)
        {
            throw new RequestException($"The parameter \"{SharedParameters.PartWeights}\" names \"{Excerpt.Of(unknown)}\", which neither a file nor a column stands for.");
        }

        var mean = new SheetMean(options, scorer.Manifest.Metrics, counted);
        var items = 0L;
        for (var i = 0; i < counted.Count; i++)
        {
            var sheet = Score(counted[i], i);
            items += counted[i].CountsItems ? sheet.Items : 0;
            mean.Add(counted[i], sheet);
        }

        return request.Verb == ScoringVerb.Score && IsSound ? mean.Result(request.Seed) : ScoreSheet.Empty(items);
    }

    private bool IsSound => !ReferenceProblems.HasErrors && !RunProblems.HasErrors;

    private ScoreSheet Score(FilePart part, int place)
    {
        var files = new PairFiles(part.Reference, part.Run, new ProblemList(), new ProblemList()) { NeedsTables = part.Column is not null };
        var verb = part.Run is not null && IsSound ? request.Verb : ScoringVerb.Check;

        // Parts are resampled independently of each other.
        var parameters = part.Column is null ? values : SharedParameters.WithColumn(values, part.Column);
        var input = new ScorerInput(verb, files, new ParameterReader(parameters, schema), unchecked(request.Seed + place)) { MeanOver = meanOver, Intervals = intervals, IsPaired = isPaired };
        var sheet = scorer.Run(input);

        // What is wrong with a file is found again for each of its columns.
        ReferenceProblems.Add(files.ReferenceProblems, onlyNew: part.Column is not null);
        RunProblems.Add(files.RunProblems, onlyNew: part.Column is not null);
        return meanOver.Length > 0 ? SliceMean.Of(sheet, meanOver, input.SliceDraws, request.Seed) : sheet;
    }
}
