using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>Adds or changes a phase. Phases may overlap.</summary>
public sealed class SavePhase(
    IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    /// <summary>Answers the phase's id.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(string slug, PhaseDetails details, Actor actor, CancellationToken cancellationToken)
    {
        var title = details.Title.Trim();
        if (Check(details, title) is { } wrong)
        {
            return wrong;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, details.Revision, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var phase = details.PhaseId is { } phaseId
            ? await db.Phases.SingleOrDefaultAsync(row => row.Id == phaseId && row.CompetitionId == competition.Id, cancellationToken)
            : await AddAsync(db, competition, title, cancellationToken);
        var tracks = await db.Tracks.Where(row => row.CompetitionId == competition.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        if (phase is null || details.TrackIds.Except(tracks).Any())
        {
            return new Refusal("not-found");
        }

        (phase.Title, phase.StartsAt, phase.EndsAt) = (title, details.StartsAt, details.EndsAt);
        (phase.RunsPerDay, phase.RunsInAll) = (details.RunsPerDay, details.RunsInAll);
        (phase.Visibility, phase.FreezesAt, phase.ReleasesAt) = (details.Visibility, details.FreezesAt, details.ReleasesAt);
        var withRuns = await db.Runs.Where(run => run.PhaseId == phase.Id && !details.TrackIds.Contains(run.TrackId)).CountAsync(cancellationToken);
        if (withRuns > 0)
        {
            return new Refusal("phase.track-has-runs", ("count", withRuns));
        }

        await db.PhaseTracks.Where(row => row.PhaseId == phase.Id && !details.TrackIds.Contains(row.TrackId)).ExecuteDeleteAsync(cancellationToken);
        var kept = await db.PhaseTracks.Where(row => row.PhaseId == phase.Id).Select(row => row.TrackId).ToListAsync(cancellationToken);
        db.PhaseTracks.AddRange(details.TrackIds.Except(kept).Select(track => new PhaseTrack { PhaseId = phase.Id, TrackId = track }));
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "phase.saved", title, cancellationToken);
        if (saved.Refusal is { } conflict)
        {
            return conflict;
        }

        // What may be seen of a board depends on its phase: watchers must look again, and a freeze needs its edition.
        var boards = await TrackBoards.RebuildPhaseAsync(db, leaderboards, phase.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return phase.Id;
    }

    private static Refusal? Check(PhaseDetails details, string title) =>
        title.Length is 0 or > 200 ? new Refusal("phase.title-length", ("limit", 200))
        : details.EndsAt <= details.StartsAt ? new Refusal("phase.ends-before-start")
        : details.RunsPerDay < 1 || details.RunsInAll < 1 ? new Refusal("phase.quota")
        : details.TrackIds.Count == 0 ? new Refusal("phase.no-track")
        : details.FreezesAt < details.StartsAt ? new Refusal("phase.freezes-before-start")
        : details.ReleasesAt < details.StartsAt ? new Refusal("phase.releases-before-start")
        : null;

    private static async Task<Phase> AddAsync(SharedTaskDb db, Competition competition, string title, CancellationToken cancellationToken)
    {
        var phases = await db.Phases.Where(row => row.CompetitionId == competition.Id).Select(row => row.Slug).ToListAsync(cancellationToken);
        var phase = new Phase
        {
            CompetitionId = competition.Id,
            Slug = Slug.MakeUnique(Slug.From(title, "phase"), phases),
            Title = title,
            Position = phases.Count,
        };
        db.Phases.Add(phase);
        return phase;
    }
}
