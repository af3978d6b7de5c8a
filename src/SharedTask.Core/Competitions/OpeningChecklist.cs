using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>Says what a competition still needs before it can open.</summary>
internal static class OpeningChecklist
{
    public static async Task<IReadOnlyList<ChecklistItem>> FindAsync(
        SharedTaskDb db, Competition competition, IPluginLibrary plugins, DateTime now, CancellationToken cancellationToken)
    {
        List<ChecklistItem> items =
        [
            new("title", competition.Title.Length > 0 ? ChecklistState.Done : ChecklistState.Missing, "details"),
            new("overview", competition.Overview.Length > 0 ? ChecklistState.Done : ChecklistState.Warning, "details"),
            new("rules", competition.Rules.Length > 0 ? ChecklistState.Done : ChecklistState.Warning, "details"),
        ];
        var tracks = await db.Tracks.AsNoTracking().Where(row => row.CompetitionId == competition.Id).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        items.Add(new ChecklistItem("tracks", tracks.Count > 0 ? ChecklistState.Done : ChecklistState.Missing, "tracks"));
        foreach (var track in tracks)
        {
            var pluginId = await db.Scorers.Where(row => row.TrackId == track.Id).OrderByDescending(row => row.Version).Select(row => row.PluginId).FirstOrDefaultAsync(cancellationToken);
            var hasPlugin = pluginId is not null && (pluginId == ProgramSettings.PluginId || plugins.Find(pluginId) is not null);
            items.Add(new ChecklistItem("scorer", hasPlugin ? ChecklistState.Done : ChecklistState.Missing, "tracks", track.Title));
            var ranks = await db.LeaderboardColumns.AnyAsync(row => row.TrackId == track.Id && row.RankOrder == 1, cancellationToken);
            items.Add(new ChecklistItem("columns", ranks ? ChecklistState.Done : ChecklistState.Missing, "columns", track.Title));
        }

        var places = await (
            from taken in db.PhaseTracks
            join phase in db.Phases on taken.PhaseId equals phase.Id
            join track in db.Tracks on taken.TrackId equals track.Id
            where phase.CompetitionId == competition.Id
            orderby phase.Position, track.Position
            select new
            {
                Subject = track.Title + " · " + phase.Title,
                Newest = db.ReferenceSets.Where(row => row.TrackId == track.Id && row.PhaseId == phase.Id)
                    .OrderByDescending(row => row.Version).Select(row => (ReferenceState?)row.State).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        items.Add(new ChecklistItem("phases", places.Count > 0 ? ChecklistState.Done : ChecklistState.Missing, "phases"));
        var phases = await db.Phases.AsNoTracking().Where(row => row.CompetitionId == competition.Id).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        items.AddRange(phases.Select(phase => DatesOf(phase, now)).OfType<ChecklistItem>());
        var scheduled = await (
            from taken in db.PhaseTracks
            join phase in db.Phases on taken.PhaseId equals phase.Id
            where phase.CompetitionId == competition.Id
            select taken.TrackId)
            .Distinct()
            .ToListAsync(cancellationToken);
        items.AddRange(tracks.Where(track => !scheduled.Contains(track.Id)).Select(track => new ChecklistItem("track-without-phase", ChecklistState.Warning, "phases", track.Title)));
        items.AddRange(places.Select(place => new ChecklistItem(
            place.Newest switch
            {
                ReferenceState.Invalid => "reference-invalid",
                ReferenceState.Checking => "reference-checking",
                ReferenceState.Failed => "reference-failed",
                _ => "reference",
            },
            place.Newest == ReferenceState.Ready ? ChecklistState.Done : ChecklistState.Warning,
            "references",
            place.Subject)));
        return items;
    }

    private static ChecklistItem? DatesOf(Phase phase, DateTime now) =>
        phase.EndsAt <= now ? new ChecklistItem("phase-over", ChecklistState.Warning, "phases", phase.Title)
        : phase.FreezesAt > phase.EndsAt ? new ChecklistItem("phase-freezes-late", ChecklistState.Warning, "phases", phase.Title)
        : phase.Visibility != BoardVisibility.Open && phase.ReleasesAt is null ? new ChecklistItem("phase-without-release", ChecklistState.Warning, "phases", phase.Title)
        : null;
}
