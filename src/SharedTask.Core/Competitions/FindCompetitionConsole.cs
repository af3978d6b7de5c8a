using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>Finds what the organizers' console shows of a competition.</summary>
public sealed class FindCompetitionConsole(IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins, TimeProvider time)
{
    public async Task<Answer<CompetitionConsole>> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var access = await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken);
        return new CompetitionConsole
        {
            CompetitionId = competition.Id,
            Slug = competition.Slug,
            State = competition.State,
            Revision = competition.Revision,
            IsOwner = access!.IsOwner,
            Details = DetailsOf(competition),
            Tracks = await TracksAsync(db, competition.Id, cancellationToken),
            Phases = await PhasesAsync(db, competition.Id, cancellationToken),
            References = await ConsoleReferences.FindAsync(db, competition.Id, cancellationToken),
            Organizers = await OrganizersAsync(db, competition.Id, cancellationToken),
            Counts = await CountsAsync(db, competition.Id, cancellationToken),
            Checklist = await OpeningChecklist.FindAsync(db, competition, plugins, time.GetUtcNow().UtcDateTime, cancellationToken),
        };
    }

    private static CompetitionDetails DetailsOf(Competition competition) => new()
    {
        Title = competition.Title,
        Summary = competition.Summary,
        Overview = competition.Overview,
        Rules = competition.Rules,
        ContactEmail = competition.ContactEmail,
        Approval = competition.Approval,
        TeamSizeCap = competition.TeamSizeCap,
        TimeZoneId = competition.TimeZoneId,
        Revision = competition.Revision,
    };

    private static async Task<IReadOnlyList<ConsoleTrack>> TracksAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var tracks = await db.Tracks.Where(row => row.CompetitionId == competitionId).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        var scorers = await (
            from scorer in db.Scorers
            join track in db.Tracks on scorer.TrackId equals track.Id
            where track.CompetitionId == competitionId
            select scorer)
            .ToListAsync(cancellationToken);
        var columns = await (
            from column in db.LeaderboardColumns
            join track in db.Tracks on column.TrackId equals track.Id
            where track.CompetitionId == competitionId
            orderby column.Position
            select column)
            .ToListAsync(cancellationToken);
        var runs = await db.Runs.Where(run => run.CompetitionId == competitionId)
            .GroupBy(run => run.TrackId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return tracks.ConvertAll(track => new ConsoleTrack
        {
            TrackId = track.Id,
            Slug = track.Slug,
            Title = track.Title,
            Description = track.Description,
            RunSelection = track.RunSelection,
            RankingRule = track.RankingRule,
            TieRule = track.TieRule,
            MaxRunMegabytes = (int)(track.MaxRunBytes / (1024 * 1024)),
            Scorer = scorers.Where(scorer => scorer.TrackId == track.Id).MaxBy(scorer => scorer.Version) is { } newest
                ? new ConsoleScorer(newest.Version, newest.PluginId, newest.PluginVersion, newest.ParametersJson) { Limits = ScorerLimits.FromJson(newest.LimitsJson) }
                : null,
            Columns = columns.FindAll(column => column.TrackId == track.Id)
                .ConvertAll(column => new ColumnDetails(column.Metric, column.Title, column.HigherIsBetter, column.Digits, column.RankOrder, column.Hidden)),
            Runs = runs.GetValueOrDefault(track.Id),
        });
    }

    private static async Task<IReadOnlyList<PhaseDetails>> PhasesAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var phases = await db.Phases.Where(row => row.CompetitionId == competitionId).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        var taken = await (
            from part in db.PhaseTracks
            join phase in db.Phases on part.PhaseId equals phase.Id
            where phase.CompetitionId == competitionId
            select part)
            .ToListAsync(cancellationToken);
        return phases.ConvertAll(phase => new PhaseDetails
        {
            PhaseId = phase.Id,
            Title = phase.Title,
            StartsAt = phase.StartsAt,
            EndsAt = phase.EndsAt,
            RunsPerDay = phase.RunsPerDay,
            RunsInAll = phase.RunsInAll,
            Visibility = phase.Visibility,
            FreezesAt = phase.FreezesAt,
            ReleasesAt = phase.ReleasesAt,
            TrackIds = taken.FindAll(part => part.PhaseId == phase.Id).ConvertAll(part => part.TrackId),
        });
    }

    private static async Task<IReadOnlyList<ConsoleOrganizer>> OrganizersAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken) => await (
        from organizer in db.Organizers
        join account in db.Users on organizer.AccountId equals account.Id
        where organizer.CompetitionId == competitionId
        orderby organizer.Role, account.DisplayName
        select new ConsoleOrganizer(account.Id, account.DisplayName, account.Email ?? "", organizer.Role))
        .ToListAsync(cancellationToken);

    private static async Task<ConsoleCounts> CountsAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var registrations = await db.Registrations.Where(row => row.CompetitionId == competitionId)
            .GroupBy(row => row.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var runs = await db.Runs.Where(run => run.CompetitionId == competitionId)
            .GroupBy(run => run.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var held = await db.Runs.CountAsync(
            run => run.CompetitionId == competitionId && run.State < RunState.Scored && run.ReasonKey == ReasonKeys.ScorerFault, cancellationToken);
        return new ConsoleCounts(
            registrations.GetValueOrDefault(RegistrationState.Approved), registrations.GetValueOrDefault(RegistrationState.Pending), runs, held);
    }
}
