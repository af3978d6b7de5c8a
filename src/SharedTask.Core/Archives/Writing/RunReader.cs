using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Archives.Writing;

/// <summary>Reads the runs of a competition in the order in which they came, some at a time: all together may be more than fits into memory.</summary>
internal sealed class RunReader(SharedTaskDb db, CompetitionRows rows)
{
    private const int AtATime = 100;

    public async IAsyncEnumerable<ArchivedRun> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await db.Runs.Where(row => row.CompetitionId == rows.Competition.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        ids.Sort();
        foreach (var some in ids.Chunk(AtATime))
        {
            var runs = await db.Runs.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken);
            var evaluations = (await db.Evaluations.AsNoTracking().Where(row => some.Contains(row.RunId)).ToListAsync(cancellationToken)).ToLookup(row => row.RunId);
            var scores = (await (
                from score in db.Scores
                join evaluation in db.Evaluations on score.EvaluationId equals evaluation.Id
                where some.Contains(evaluation.RunId)
                select score).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.EvaluationId);
            foreach (var run in runs.OrderBy(run => run.Id))
            {
                yield return ToArchived(run, [.. evaluations[run.Id].OrderBy(row => row.Id).Select(row => ToArchived(row, scores[row.Id]))]);
            }
        }
    }

    private ArchivedRun ToArchived(Run run, IReadOnlyList<ArchivedEvaluation> evaluations) => new()
    {
        Team = rows.Teams[run.TeamId],
        Track = rows.Tracks[run.TrackId],
        Phase = rows.Phases[run.PhaseId],
        Number = run.Number,
        Label = run.Label,
        FileName = run.FileName,
        Blob = run.BlobHash,
        Bytes = run.Bytes,
        SubmittedBy = rows.People.Find(run.SubmittedBy),
        ReceivedAt = run.ReceivedAt,
        QuotaDay = run.QuotaDay,
        CountsAgainstQuota = run.CountsAgainstQuota,
        State = run.State == RunState.Scoring ? RunState.Waiting : run.State,
        IsOfficial = run.IsOfficial,
        Flag = run.Flag,
        ProblemsJson = run.ProblemsJson,
        ProblemCount = run.ProblemCount,
        ReasonKey = run.ReasonKey,
        FinishedAt = run.FinishedAt,
        Evaluations = evaluations,
    };

    private ArchivedEvaluation ToArchived(Evaluation evaluation, IEnumerable<Score> scores) => new()
    {
        Scorer = rows.Scorers[evaluation.ScorerId].Version,
        Reference = rows.References[evaluation.ReferenceSetId].Version,
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
        TablesJson = evaluation.TablesJson,
        Report = evaluation.ReportHash,
        ManifestJson = evaluation.ManifestJson,
        Scores = [.. scores.OrderBy(score => score.Position).Select(ToArchived)],
    };

    private static ArchivedScore ToArchived(Score score) => new()
    {
        Position = score.Position,
        Metric = score.Metric,
        Value = score.Value,
        Low = score.IntervalLow,
        High = score.IntervalHigh,
        IntervalJson = score.IntervalJson,
        By = score.SliceBy,
        Slice = score.SliceValue,
        Size = score.SliceSize,
    };
}
