using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>Finds a run with every evaluation, for the competition's organizers.</summary>
public sealed class FindRunForOrganizers(IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins)
{
    public async Task<Answer<ConsoleRun>> ExecuteAsync(string slug, Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competitionId = found.Value.Id;
        var place = await (
            from run in db.Runs
            join team in db.Teams on run.TeamId equals team.Id
            join track in db.Tracks on run.TrackId equals track.Id
            join phase in db.Phases on run.PhaseId equals phase.Id
            join account in db.Users on run.SubmittedBy equals account.Id
            where run.CompetitionId == competitionId && run.Id == runId
            select new { Run = run, Team = team.Name, team.Kind, Track = track.Title, track.RunSelection, Phase = phase.Title, SubmittedBy = account.DisplayName })
            .SingleOrDefaultAsync(cancellationToken);
        if (place is null)
        {
            return new Refusal("not-found");
        }

        var tables = await db.Evaluations.Where(row => row.RunId == runId && row.IsCurrent).Select(row => row.TablesJson).FirstOrDefaultAsync(cancellationToken);
        var pluginId = await db.Scorers.Where(row => row.TrackId == place.Run.TrackId).OrderByDescending(row => row.Version).Select(row => row.PluginId).FirstOrDefaultAsync(cancellationToken);
        var plugin = pluginId is null ? null : plugins.Find(pluginId);
        return new ConsoleRun
        {
            CompetitionId = competitionId,
            RunId = runId,
            Number = place.Run.Number,
            Label = place.Run.Label,
            FileName = place.Run.FileName,
            Sha256 = place.Run.BlobHash,
            Bytes = place.Run.Bytes,
            Team = place.Team,
            Track = place.Track,
            Phase = place.Phase,
            SubmittedBy = place.SubmittedBy,
            ReceivedAt = place.Run.ReceivedAt,
            IsOfficial = place.Run is { IsOfficial: true, Flag: RunFlag.None } && place.RunSelection.LetsTeamsChoose(),
            Flag = place.Run.Flag,
            CanBeFlagged = place.Kind == TeamKind.Participant && place.Run.State != RunState.Withdrawn,
            CountsAgainstQuota = place.Run.CountsAgainstQuota,
            State = place.Run.State,
            IsScoredByPlugin = plugin is not null,
            ReasonKey = place.Run.ReasonKey,
            Attempts = place.Run.Attempts,
            Problems = Core.Evaluations.Problems.FromJson(place.Run.ProblemsJson),
            ProblemCount = place.Run.ProblemCount,
            Evaluations = await EvaluationsAsync(db, runId, cancellationToken),
            Scores = await ScoresAsync(db, runId, place.Run.TrackId, plugin, cancellationToken),
            Tables = tables is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<ScoreTable>>(tables, JsonSerializerOptions.Web) ?? [],
        };
    }

    private static async Task<IReadOnlyList<ConsoleEvaluation>> EvaluationsAsync(SharedTaskDb db, Guid runId, CancellationToken cancellationToken) => await (
        from evaluation in db.Evaluations
        join scorer in db.Scorers on evaluation.ScorerId equals scorer.Id
        join reference in db.ReferenceSets on evaluation.ReferenceSetId equals reference.Id
        where evaluation.RunId == runId
        orderby evaluation.FinishedAt descending
        select new ConsoleEvaluation
        {
            EvaluationId = evaluation.Id,
            Outcome = evaluation.Outcome,
            IsCurrent = evaluation.IsCurrent,
            FinishedAt = evaluation.FinishedAt,
            WallMilliseconds = evaluation.WallMilliseconds,
            CpuMilliseconds = evaluation.CpuMilliseconds,
            PeakMemoryBytes = evaluation.PeakMemoryBytes,
            Exceeded = evaluation.ExceededKind == null ? null : new Core.Evaluations.ExceededLimit(evaluation.ExceededKind.Value, evaluation.ExceededMost ?? 0),
            Reason = evaluation.Reason,
            Log = evaluation.Log,
            HasReport = evaluation.ReportHash != null,
            ScorerVersion = scorer.Version,
            Plugin = scorer.PluginId + " " + scorer.PluginVersion,
            ReferenceVersion = reference.Version,
            ManifestJson = evaluation.ManifestJson,
        })
        .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ConsoleScore>> ScoresAsync(SharedTaskDb db, Guid runId, Guid trackId, PluginManifest? plugin, CancellationToken cancellationToken)
    {
        var columns = await db.LeaderboardColumns.Where(row => row.TrackId == trackId).ToDictionaryAsync(row => row.Metric, StringComparer.Ordinal, cancellationToken);
        var metrics = plugin?.Metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal) ?? [];
        var scores = await (
            from evaluation in db.Evaluations
            join score in db.Scores on evaluation.Id equals score.EvaluationId
            where evaluation.RunId == runId && evaluation.IsCurrent
            orderby score.Position
            select score)
            .ToListAsync(cancellationToken);
        return scores.ConvertAll(score =>
        {
            var column = columns.GetValueOrDefault(score.Metric);
            var metric = metrics.GetValueOrDefault(score.Metric);
            return new ConsoleScore(
                score.Metric, column?.Title ?? metric?.Title ?? score.Metric, column?.Digits ?? metric?.Digits ?? 4, score.Value, score.IntervalLow, score.IntervalHigh, score.SliceBy, score.SliceValue, score.SliceSize);
        });
    }
}
