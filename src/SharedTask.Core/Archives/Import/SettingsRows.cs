using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Import;

/// <summary>
/// Makes the rows of a competition from its archive, all but the runs, and refuses what cannot be. Keys are given out in the archive's
/// order, so that what is decided by keys is decided as it was.
/// </summary>
internal sealed class SettingsRows
{
    private readonly ArchivedCompetition archived;
    private readonly ArchiveGuard guard;
    private readonly RowList rows;
    private readonly IdSequence ids;

    /// <param name="archived">What the archive says.</param>
    /// <param name="guard">Asks whether it can be.</param>
    /// <param name="withPeople">Whether members and organizers come along.</param>
    /// <param name="personOf">The account of a person by place; of nobody, whoever stands for them.</param>
    /// <param name="ids">Gives out keys.</param>
    public SettingsRows(ArchivedCompetition archived, ArchiveGuard guard, bool withPeople, Func<int?, Guid> personOf, IdSequence ids)
    {
        (this.archived, this.guard, this.ids) = (archived, guard, ids);
        rows = new RowList(guard);
        Competition = MakeCompetition();
        if (withPeople)
        {
            guard.Unique(archived.Organizers.Select(row => row.Person), "organizers");
            rows.AddRange(archived.Organizers.Select(row => new Organizer { CompetitionId = Competition.Id, AccountId = personOf(row.Person), Role = row.Role }));
        }

        var tracks = new TrackRows(Competition, guard, rows, ids);
        Tracks = archived.Tracks.Select(tracks.Make).ToList();
        var phases = new PhaseRows(Competition, Tracks, guard, rows, personOf, ids);
        Phases = archived.Phases.Select(phases.Make).ToList();
        MakeFiles();
        Teams = archived.Teams.Select(new TeamRows(Competition, Tracks, Phases, withPeople, guard, rows, personOf, ids).Make).ToList();
        (Scorers, References) = (tracks.Scorers, phases.References);
        CheckTogether();
    }

    public Competition Competition { get; }

    public IReadOnlyList<Track> Tracks { get; }

    public IReadOnlyList<Phase> Phases { get; }

    public IReadOnlyList<Team> Teams { get; }

    /// <summary>Every version of every scorer, by the track's place.</summary>
    public IReadOnlyDictionary<(int Track, int Version), Guid> Scorers { get; }

    /// <summary>Every version of every reference, by the places of its track and phase.</summary>
    public IReadOnlyDictionary<(int Track, int Phase, int Version), Guid> References { get; }

    public IReadOnlyList<object> All => rows.All;

    private Competition MakeCompetition()
    {
        guard.Require(archived.Slug == Slug.From(archived.Slug, ""), "slug");
        guard.Require(archived.Title.Length > 0, "title");
        guard.Require(CompetitionTime.IsKnown(archived.TimeZoneId), "timeZoneId");
        guard.Require(archived.TeamSizeCap is null or > 0, "teamSizeCap");
        return rows.Add(
            new Competition
            {
                Id = ids.Next(),
                Slug = archived.Slug,
                Title = archived.Title,
                Summary = archived.Summary,
                Overview = archived.Overview,
                Rules = archived.Rules,
                ContactEmail = archived.ContactEmail,
                TimeZoneId = archived.TimeZoneId,
                State = archived.State,
                Approval = archived.Approval,
                TeamSizeCap = archived.TeamSizeCap,
                CreatedAt = archived.CreatedAt,
                OpenedAt = archived.OpenedAt,
            },
            "competition");
    }

    private void MakeFiles()
    {
        foreach (var (place, file) in archived.Files.Index())
        {
            var field = $"files[{ArchiveGuard.Number(place)}]";
            guard.Require(file.Bytes >= 0, $"{field}.bytes");
            rows.Add(
                new CompetitionFile
                {
                    Id = ids.Next(),
                    CompetitionId = Competition.Id,
                    Kind = file.Kind,
                    Title = file.Title,
                    FileName = file.FileName,
                    BlobHash = guard.Blob(file.Blob, $"{field}.blob"),
                    Bytes = file.Bytes,
                    PhaseId = file.Phase is { } phase ? guard.At(Phases, phase, $"{field}.phase").Id : null,
                    Position = file.Position,
                },
                field);
        }
    }

    /// <summary>Names are used once, and boards, which are not taken over but compared, name what there is.</summary>
    private void CheckTogether()
    {
        guard.Unique(Tracks.Select(track => track.Slug), "tracks.slug");
        guard.Unique(Phases.Select(phase => phase.Slug), "phases.slug");
        guard.Unique(Teams.Select(team => team.NormalizedName), "teams.name");
        guard.Unique(archived.Teams.SelectMany(team => team.Members).Select(member => member.Person), "teams.members");
        foreach (var (place, board) in archived.Boards.Index())
        {
            var field = $"boards[{ArchiveGuard.Number(place)}]";
            guard.At(Tracks, board.Track, field);
            guard.At(Phases, board.Phase, field);
            guard.Require(board.Rows.All(row => row.Team >= 0 && row.Team < Teams.Count), field);
        }
    }
}
