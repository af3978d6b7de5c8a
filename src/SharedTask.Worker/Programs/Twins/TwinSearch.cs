using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>
/// Looks for a scoring plugin that scores as a program does. The program's source has to name the metric, and both have to give the same
/// scores on the sample and on runs that are made of it with some labels exchanged, against every reference. When unsure, there is no twin.
/// </summary>
public sealed class TwinSearch(ScoringProgramRunner programs, PluginRunner plugins, PluginCatalog catalog)
{
    private const int MostReferences = 4;
    private const int MostFileBytes = 8 * 1024 * 1024;
    private const int MostSourceBytes = 512 * 1024;

    /// <summary>How many tenths of the labels are exchanged.</summary>
    private static readonly int[] Exchanges = [2, 5, 9];

    private sealed record Comparison(string Run, string Reference, IReadOnlyDictionary<string, double?> Program);

    internal async Task<FoundTwin?> FindAsync(TrialStand stand, ImportTrack track, List<BundlePart?> references, string? sample, int mostSeconds, CancellationToken cancellationToken)
    {
        var keys = track.Columns.Select(column => column.Key).ToList();
        if (track.Scoring.Ingestion is not null || keys.Count == 0 || track.Columns.Any(column => column.Computed is not null) || references.Count is 0 or > MostReferences || references.Contains(null))
        {
            return null;
        }

        TwinClues clues;
        try
        {
            clues = TwinClues.Read(await SourcesAsync(stand.Place("program"), cancellationToken));
        }
        catch (RegexMatchTimeoutException)
        {
            // No source that people wrote.
            return null;
        }

        var candidates = new[] { Candidate("classification", clues.Classification, clues), Candidate("regression", clues.Regression, clues) }.OfType<TwinCandidate>().ToList();
        if (candidates.Count == 0 || await CompareAsync(stand, keys, references, clues, sample, mostSeconds, cancellationToken) is not { Count: > 0 } comparisons)
        {
            return null;
        }

        var layouts = await LayoutsAsync(stand, comparisons[0], clues, cancellationToken);
        foreach (var candidate in candidates)
        {
            foreach (var layout in layouts)
            {
                if (await AgreeAsync(stand, candidate with { Parameters = [.. candidate.Parameters, .. layout] }, keys, comparisons, cancellationToken) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private TwinCandidate? Candidate(string pluginId, IReadOnlyList<string> metrics, TwinClues clues)
    {
        if (metrics.Count == 0 || catalog.FindInstalled(pluginId) is not { } plugin)
        {
            return null;
        }

        List<(string, string)> parameters = pluginId == "classification" ? [("unknown_labels", "class")] : [];
        if (metrics.Any(metric => metric.StartsWith("positive_", StringComparison.Ordinal)))
        {
            parameters.Add(("positive_label", clues.PositiveLabel));
        }

        return new TwinCandidate(plugin, metrics, parameters);
    }

    /// <summary>Has the program score the sample, or the reference itself, and what is made of it; nothing if it does not score them all.</summary>
    private async Task<List<Comparison>?> CompareAsync(
        TrialStand stand, List<string> keys, List<BundlePart?> references, TwinClues clues, string? sample, int mostSeconds, CancellationToken cancellationToken)
    {
        List<Comparison> comparisons = [];
        for (var i = 0; i < references.Count; i++)
        {
            var reference = i == 0 ? "reference" : $"reference{i.ToString(CultureInfo.InvariantCulture)}";
            if ((i > 0 && await stand.LayOutAsync(references[i], reference, cancellationToken) is not null) || OnlyFile(stand.Place(reference)) is not { } gold)
            {
                return null;
            }

            var runs = await RunsAsync(stand, gold, reference, sample is null || i > 0 ? null : "run", clues, cancellationToken);
            foreach (var run in runs)
            {
                var outcome = await programs.RunAsync(stand.Job(run, reference, mostSeconds), cancellationToken);
                if (outcome.Result is not { } result)
                {
                    return null;
                }

                comparisons.Add(new Comparison(run, reference, keys.ToDictionary(key => key, key => result.Scores.FirstOrDefault(score => score.Metric == key)?.Value, StringComparer.Ordinal)));
            }
        }

        return comparisons;
    }

    /// <summary>The run itself and what is made of it, each in a folder of its own.</summary>
    private static async Task<List<string>> RunsAsync(TrialStand stand, string gold, string reference, string? sampleFolder, TwinClues clues, CancellationToken cancellationToken)
    {
        var model = sampleFolder is null ? gold : OnlyFile(stand.Place(sampleFolder));
        if (model is null || new FileInfo(model).Length > MostFileBytes || RunTable.Read(await File.ReadAllBytesAsync(model, cancellationToken), clues.Words) is not { } table)
        {
            return [];
        }

        var name = sampleFolder is null ? RunName(gold, clues) : Path.GetRelativePath(stand.Place(sampleFolder), model);
        List<string> runs = [];
        if (sampleFolder is null)
        {
            File.Copy(gold, Path.Combine(stand.Place($"{reference}-run"), name));
            runs.Add($"{reference}-run");
        }
        else
        {
            runs.Add(sampleFolder);
        }

        foreach (var tenths in Exchanges)
        {
            var folder = $"{reference}-run{tenths.ToString(CultureInfo.InvariantCulture)}";
            var path = Path.Combine(stand.Place(folder), name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, table.Exchange(tenths), cancellationToken);
            runs.Add(folder);
        }

        return runs;
    }

    /// <summary>The only name that the program reads and that is not the reference's; else the reference's own.</summary>
    private static string RunName(string gold, TwinClues clues)
    {
        var own = Path.GetFileName(gold);
        var others = clues.FileNames.Where(name => name != own && name is not ("scores.txt" or "score.txt")).ToList();
        return others.Count == 1 ? others[0] : own;
    }

    /// <summary>What the plugin may have to be told of columns: first nothing, then the names in the files' headers.</summary>
    private static async Task<List<List<(string, string)>>> LayoutsAsync(TrialStand stand, Comparison comparison, TwinClues clues, CancellationToken cancellationToken)
    {
        List<List<(string, string)>> layouts = [[]];
        if (OnlyFile(stand.Place(comparison.Reference)) is { } gold && OnlyFile(stand.Place(comparison.Run)) is { } run
            && RunTable.Read(await File.ReadAllBytesAsync(gold, cancellationToken), clues.Words) is { Header.Length: > 1 } goldTable
            && RunTable.Read(await File.ReadAllBytesAsync(run, cancellationToken), clues.Words) is { Header.Length: > 1 } runTable)
        {
            foreach (var id in goldTable.Header.Intersect(runTable.Header, StringComparer.Ordinal).Where(name => name != goldTable.LabelColumn).Take(3))
            {
                layouts.Add([("id_column", id), ("reference_column", goldTable.LabelColumn), ("prediction_column", runTable.LabelColumn)]);
            }
        }

        return layouts;
    }

    private async Task<FoundTwin?> AgreeAsync(TrialStand stand, TwinCandidate candidate, List<string> keys, List<Comparison> comparisons, CancellationToken cancellationToken)
    {
        List<IReadOnlyDictionary<string, double?>> said = [];
        foreach (var comparison in comparisons)
        {
            var job = new PluginJob
            {
                Plugin = candidate.Plugin,
                Verb = ScoringVerb.Score,
                RunFolder = stand.Place(comparison.Run),
                ReferenceFolder = stand.Place(comparison.Reference),
                Parameters = candidate.Parameters.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value), StringComparer.Ordinal),
            };
            var outcome = await plugins.RunAsync(job, cancellationToken);
            if (outcome.Verdict != PluginVerdict.Scored)
            {
                return null;
            }

            said.Add(outcome.Result!.Scores.ToDictionary(score => score.Metric, score => score.Value, StringComparer.Ordinal));
        }

        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var program = comparisons.ConvertAll(comparison => comparison.Program[key]);
            if (candidate.Metrics.FirstOrDefault(metric => !metrics.ContainsValue(metric) && ScoreAgreement.Holds(program, said.ConvertAll(scores => scores.GetValueOrDefault(metric)))) is not { } same)
            {
                return null;
            }

            metrics[key] = same;
        }

        var manifest = candidate.Plugin.Manifest;
        var parameters = JsonSerializer.Serialize(candidate.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
        return new FoundTwin(
            new TwinOffer(new ImportTwin(manifest.Id, manifest.Version, parameters, metrics), manifest.Title, comparisons.Count),
            [.. keys.Select(key => new TrialScore(key, comparisons[0].Program[key], metrics[key], said[0].GetValueOrDefault(metrics[key])))]);
    }

    private static string? OnlyFile(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith('.') && !path.Contains("/__MACOSX/", StringComparison.Ordinal)).Take(2).ToList();
        return files.Count == 1 ? files[0] : null;
    }

    private static async Task<IReadOnlyList<string>> SourcesAsync(string folder, CancellationToken cancellationToken)
    {
        List<string> sources = [];
        foreach (var path in Directory.GetFiles(folder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(path => new FileInfo(path).Length <= MostSourceBytes).Take(20))
        {
            sources.Add(await File.ReadAllTextAsync(path, cancellationToken));
        }

        return sources;
    }
}
