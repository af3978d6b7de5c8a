using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Writing;

/// <summary>Reads everything of a competition but its runs and its history.</summary>
internal sealed class SettingsReader(SharedTaskDb db, CompetitionRows rows)
{
    private readonly Guid competitionId = rows.Competition.Id;

    public async Task<ArchivedCompetition> ReadAsync(CancellationToken cancellationToken)
    {
        var competition = rows.Competition;
        var organizers = await db.Organizers.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken);
        return new ArchivedCompetition
        {
            Slug = competition.Slug,
            Title = competition.Title,
            Summary = competition.Summary,
            Overview = competition.Overview,
            Rules = competition.Rules,
            ContactEmail = competition.ContactEmail,
            TimeZoneId = competition.TimeZoneId,
            State = competition.State,
            Approval = competition.Approval,
            TeamSizeCap = competition.TeamSizeCap,
            CreatedAt = competition.CreatedAt,
            OpenedAt = competition.OpenedAt,
            Organizers = [.. organizers.Select(row => new ArchivedOrganizer(rows.People[row.AccountId], row.Role)).OrderBy(row => row.Person)],
            Tracks = await TracksAsync(cancellationToken),
            Phases = await PhasesAsync(cancellationToken),
            Files = await FilesAsync(cancellationToken),
            Teams = await TeamsAsync(cancellationToken),
            Boards = await BoardsAsync(cancellationToken),
        };
    }

    private async Task<IReadOnlyList<ArchivedTrack>> TracksAsync(CancellationToken cancellationToken)
    {
        var columns = await db.LeaderboardColumns.AsNoTracking()
            .Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == competitionId))
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Tracks.Rows.Select(track => new ArchivedTrack
            {
                Slug = track.Slug,
                Title = track.Title,
                Description = track.Description,
                Position = track.Position,
                RunSelection = track.RunSelection,
                RankingRule = track.RankingRule,
                TieRule = track.TieRule,
                MaxRunBytes = track.MaxRunBytes,
                Columns =
                [
                    .. columns.Where(row => row.TrackId == track.Id)
                        .OrderBy(row => row.Position).ThenBy(row => row.Metric, StringComparer.Ordinal)
                        .Select(row => new ArchivedColumn(row.Metric, row.Title, row.HigherIsBetter, row.Digits, row.Position, row.Hidden, row.RankOrder)),
                ],
                Scorers = [.. rows.Scorers.Values.Where(row => row.TrackId == track.Id).OrderBy(row => row.Version).Select(ToArchived)],
            }),
        ];
    }

    private static ArchivedScorer ToArchived(Scorer scorer) => new()
    {
        Version = scorer.Version,
        PluginId = scorer.PluginId,
        PluginVersion = scorer.PluginVersion,
        ParametersJson = scorer.ParametersJson,
        LimitsJson = scorer.LimitsJson,
        ProgramHash = scorer.ProgramHash,
        Seed = scorer.Seed,
        CreatedAt = scorer.CreatedAt,
    };

    private async Task<IReadOnlyList<ArchivedPhase>> PhasesAsync(CancellationToken cancellationToken)
    {
        var phaseTracks = await db.PhaseTracks.AsNoTracking()
            .Where(row => db.Phases.Any(phase => phase.Id == row.PhaseId && phase.CompetitionId == competitionId))
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Phases.Rows.Select(phase => new ArchivedPhase
            {
                Slug = phase.Slug,
                Title = phase.Title,
                Position = phase.Position,
                StartsAt = phase.StartsAt,
                EndsAt = phase.EndsAt,
                RunsPerDay = phase.RunsPerDay,
                RunsInAll = phase.RunsInAll,
                Visibility = phase.Visibility,
                FreezesAt = phase.FreezesAt,
                ReleasesAt = phase.ReleasesAt,
                Tracks = [.. phaseTracks.Where(row => row.PhaseId == phase.Id).Select(row => rows.Tracks[row.TrackId]).Order()],
                References =
                [
                    .. rows.References.Values.Where(row => row.PhaseId == phase.Id)
                        .Select(ToArchived)
                        .OrderBy(row => row.Track).ThenBy(row => row.Version),
                ],
            }),
        ];
    }

    private ArchivedReference ToArchived(ReferenceSet reference) => new()
    {
        Track = rows.Tracks[reference.TrackId],
        Version = reference.Version,
        FileName = reference.FileName,
        Blob = reference.BlobHash,
        Bytes = reference.Bytes,
        State = reference.State,
        Items = reference.Items,
        ProblemsJson = reference.ProblemsJson,
        CreatedBy = rows.People.Find(reference.CreatedBy),
        CreatedAt = reference.CreatedAt,
    };

    private async Task<IReadOnlyList<ArchivedFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = await db.CompetitionFiles.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken);
        return
        [
            .. files.OrderBy(row => row.Position).ThenBy(row => row.Id)
                .Select(row => new ArchivedFile(row.Kind, row.Title, row.FileName, row.BlobHash, row.Bytes, row.Position, row.PhaseId is { } phase ? rows.Phases[phase] : null)),
        ];
    }

    private async Task<IReadOnlyList<ArchivedTeam>> TeamsAsync(CancellationToken cancellationToken)
    {
        var members = (await db.TeamMembers.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken)).ToLookup(row => row.TeamId);
        var tracks = (await db.TeamTracks.AsNoTracking().Where(row => db.Teams.Any(team => team.Id == row.TeamId && team.CompetitionId == competitionId)).ToListAsync(cancellationToken)).ToLookup(row => row.TeamId);
        var quotas = (await db.QuotaUses.AsNoTracking().Where(row => db.Teams.Any(team => team.Id == row.TeamId && team.CompetitionId == competitionId)).ToListAsync(cancellationToken)).ToLookup(row => row.TeamId);
        var registrations = await db.Registrations.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToDictionaryAsync(row => row.TeamId, cancellationToken);
        return
        [
            .. rows.Teams.Rows.Select(team => new ArchivedTeam
            {
                Name = team.Name,
                Affiliation = team.Affiliation,
                Country = team.Country,
                Kind = team.Kind,
                CreatedAt = team.CreatedAt,
                Tracks = [.. tracks[team.Id].Select(row => rows.Tracks[row.TrackId]).Order()],
                Members = [.. members[team.Id].Select(row => new ArchivedMember(rows.People[row.AccountId], row.IsLead, row.JoinedAt)).OrderBy(row => row.Person)],
                Registration = registrations.TryGetValue(team.Id, out var registration) ? ToArchived(registration) : null,
                Quotas =
                [
                    .. quotas[team.Id].Select(row => new ArchivedQuota(rows.Tracks[row.TrackId], rows.Phases[row.PhaseId], row.Day, row.Used))
                        .OrderBy(row => row.Track).ThenBy(row => row.Phase).ThenBy(row => row.Day),
                ],
            }),
        ];
    }

    private ArchivedRegistration ToArchived(Registration registration) => new()
    {
        State = registration.State,
        RequestedBy = rows.People.Find(registration.RequestedBy),
        RequestedAt = registration.RequestedAt,
        RulesAcceptedAt = registration.RulesAcceptedAt,
        Message = registration.Message,
        DecidedBy = rows.People.Find(registration.DecidedBy),
        DecidedAt = registration.DecidedAt,
        DecisionNote = registration.DecisionNote,
    };

    public async Task<IReadOnlyList<ArchivedBoard>> BoardsAsync(CancellationToken cancellationToken)
    {
        var boards = await db.Leaderboards.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken);
        var entries = (await (
            from row in db.LeaderboardRows
            join board in db.Leaderboards on row.LeaderboardId equals board.Id
            join run in db.Runs on row.RunId equals run.Id
            where board.CompetitionId == competitionId
            select new { Row = row, run.Number })
            .AsNoTracking()
            .ToListAsync(cancellationToken)).ToLookup(entry => entry.Row.LeaderboardId);
        return
        [
            .. boards
                // A frozen edition that was left behind when a freeze was taken back is shown to nobody.
                .Where(board => board.Edition == BoardEdition.Live || rows.Phases.Rows[rows.Phases[board.PhaseId]].FreezesAt is not null)
                .Select(board => new ArchivedBoard(
                    rows.Tracks[board.TrackId],
                    rows.Phases[board.PhaseId],
                    board.Edition,
                    [
                        .. entries[board.Id].OrderBy(entry => entry.Row.Position)
                            .Select(entry => new ArchivedBoardRow(rows.Teams[entry.Row.TeamId], entry.Number, entry.Row.ScoredRuns, entry.Row.ValuesJson, entry.Row.Rank)),
                    ]))
                .Where(board => board.Rows.Count > 0)
                .OrderBy(board => board.Track).ThenBy(board => board.Phase).ThenBy(board => board.Edition),
        ];
    }
}
