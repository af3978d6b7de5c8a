using System.Globalization;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Archives.Import;

/// <summary>Makes the rows of runs from an archive, one run after the other, and refuses what cannot be.</summary>
internal sealed class RunRows(SettingsRows settings, ArchiveGuard guard, Func<int?, Guid> personOf, IdSequence ids)
{
    private readonly Dictionary<(int Team, int Track, int Phase), int> lastNumbers = [];
    private readonly HashSet<(int Team, int Track, int Phase, int Number)> numbers = [];
    private int line;

    public int Count => line;

    /// <summary>The rows of a run, its evaluations and their scores.</summary>
    public IEnumerable<object> Make(ArchivedRun run)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"line {++line}");
        guard.Require(run is { Number: > 0, Bytes: >= 0, ProblemCount: >= 0 }, field);
        guard.Require(numbers.Add((run.Team, run.Track, run.Phase, run.Number)), $"{field}: number");
        guard.Require(run.State != RunState.Scoring, $"{field}: state");
        guard.Require(run.Evaluations.Count(evaluation => evaluation.IsCurrent) <= 1, $"{field}: evaluations");
        var row = new Run
        {
            Id = ids.Next(),
            CompetitionId = settings.Competition.Id,
            TrackId = guard.At(settings.Tracks, run.Track, $"{field}: track").Id,
            PhaseId = guard.At(settings.Phases, run.Phase, $"{field}: phase").Id,
            TeamId = guard.At(settings.Teams, run.Team, $"{field}: team").Id,
            SubmittedBy = personOf(run.SubmittedBy),
            Number = run.Number,
            Label = run.Label,
            FileName = run.FileName,
            BlobHash = guard.Blob(run.Blob, $"{field}: blob"),
            Bytes = run.Bytes,
            ReceivedAt = run.ReceivedAt,
            QuotaDay = run.QuotaDay,
            CountsAgainstQuota = run.CountsAgainstQuota,
            State = run.State,
            IsOfficial = run.IsOfficial,
            Flag = run.Flag,
            ProblemsJson = ArchivedProblems.Check(guard, run.ProblemsJson, $"{field}: problemsJson"),
            ProblemCount = run.ProblemCount,
            ReasonKey = run.ReasonKey,
            FinishedAt = run.FinishedAt,
        };
        var place = (run.Team, run.Track, run.Phase);
        lastNumbers[place] = Math.Max(run.Number, lastNumbers.GetValueOrDefault(place));
        return [guard.Row(row, field), .. run.Evaluations.SelectMany(evaluation => Make(evaluation, row, run, field))];
    }

    /// <summary>So that the next run gets the next number.</summary>
    public IEnumerable<RunCounter> Counters() => lastNumbers.Select(last => new RunCounter
    {
        TeamId = settings.Teams[last.Key.Team].Id,
        TrackId = settings.Tracks[last.Key.Track].Id,
        PhaseId = settings.Phases[last.Key.Phase].Id,
        LastNumber = last.Value,
    });

    private IEnumerable<object> Make(ArchivedEvaluation evaluation, Run run, ArchivedRun archived, string field)
    {
        guard.Require(settings.Scorers.TryGetValue((archived.Track, evaluation.Scorer), out var scorer), $"{field}: scorer");
        guard.Require(settings.References.TryGetValue((archived.Track, archived.Phase, evaluation.Reference), out var reference), $"{field}: reference");
        guard.Unique(evaluation.Scores.Select(score => score.Position), $"{field}: scores");
        // What a board shows of a run is one score of each metric.
        guard.Unique(evaluation.Scores.Where(score => score.By is null).Select(score => score.Metric), $"{field}: scores");
        var row = new Evaluation
        {
            Id = ids.Next(),
            RunId = run.Id,
            ScorerId = scorer,
            ReferenceSetId = reference,
            Outcome = evaluation.Outcome,
            IsCurrent = evaluation.IsCurrent,
            StartedAt = evaluation.StartedAt,
            FinishedAt = evaluation.FinishedAt,
            WallMilliseconds = evaluation.WallMilliseconds,
            CpuMilliseconds = evaluation.CpuMilliseconds,
            PeakMemoryBytes = evaluation.PeakMemoryBytes,
            ExceededKind = evaluation.ExceededKind,
            ExceededMost = evaluation.ExceededMost,
            Reason = evaluation.Reason,
            Log = evaluation.Log,
            TablesJson = ArchivedProblems.CheckTables(guard, evaluation.TablesJson, $"{field}: tablesJson"),
            ReportHash = evaluation.Report is { } report ? guard.Blob(report, $"{field}: report") : null,
            ManifestJson = guard.Json(evaluation.ManifestJson, $"{field}: manifestJson")!,
        };
        return [guard.Row(row, field), .. evaluation.Scores.Select(score => Make(score, row.Id, field))];
    }

    private Score Make(ArchivedScore score, Guid evaluationId, string field) => guard.Row(
        new Score
        {
            EvaluationId = evaluationId,
            Position = score.Position,
            Metric = score.Metric,
            Value = score.Value,
            IntervalLow = score.Low,
            IntervalHigh = score.High,
            IntervalJson = guard.Json(score.IntervalJson, $"{field}: intervalJson"),
            SliceBy = score.By,
            SliceValue = score.Slice,
            SliceSize = score.Size,
        },
        $"{field}: scores");
}
