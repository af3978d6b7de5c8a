using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Programs;

/// <summary>Makes a result of the scores that a program wrote: those that its columns name, those that are computed from them, and the others.</summary>
internal static class ProgramResult
{
    /// <summary>The result; <see langword="null"/> if there is no score at all that a column names.</summary>
    public static ScoringResult? From(ScoreFile.Reading reading, ProgramSettings settings)
    {
        var written = reading.Scores.ToDictionary(score => score.Key, score => score.Value, StringComparer.Ordinal);
        foreach (var computed in settings.Computed)
        {
            if (Compute(computed, written) is { } value)
            {
                written[computed.Key] = value;
            }
        }

        var missing = settings.Keys.Where(key => !written.ContainsKey(key)).ToList();
        if (written.Count == 0 || (settings.Keys.Count > 0 && missing.Count == settings.Keys.Count))
        {
            return null;
        }

        List<ScoringProblem> problems =
        [
            .. missing.Select(key => new ScoringProblem(ProblemSeverity.Warning, "score-missing", $"The scoring program wrote no score \"{key}\".", Value: key)),
            .. reading.Skipped.Select(line => new ScoringProblem(ProblemSeverity.Warning, "score-unreadable", "The scoring program wrote a line that is no score.", Value: line)),
        ];
        var listed = problems.Take(ScoringProtocol.ListedProblems).ToList();
        return new ScoringResult(
            ScoringProtocol.Version,
            ScoringOutcome.Scored,
            [.. written.OrderBy(score => Place(score.Key, settings)).Select(score => new MetricScore(score.Key, score.Value))],
            [],
            [],
            listed,
            problems.Count - listed.Count,
            0);
    }

    private static int Place(string key, ProgramSettings settings)
    {
        for (var i = 0; i < settings.Keys.Count; i++)
        {
            if (settings.Keys[i] == key)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static double? Compute(ProgramComputation computed, Dictionary<string, double?> written)
    {
        var values = computed.Keys.Select(key => written.GetValueOrDefault(key)).ToList();
        if (values.Count == 0 || values.Contains(null))
        {
            return null;
        }

        var numbers = values.ConvertAll(value => value!.Value);
        var result = computed.Operation switch
        {
            "avg" => numbers.Average(),
            "sum" => numbers.Sum(),
            "min" => numbers.Min(),
            _ => numbers.Max(),
        };
        return double.IsFinite(result) ? result : null;
    }
}
