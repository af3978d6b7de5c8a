using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Says what a competition still needs before it can open.</summary>
internal static class OpeningChecklist
{
    public static async Task<IReadOnlyList<ChecklistItem>> FindAsync(
        SharedTaskDb db, Competition competition, IPluginLibrary plugins, CancellationToken cancellationToken)
    {
        List<ChecklistItem> items =
        [
            new("overview", competition.Overview.Length > 0 ? ChecklistState.Done : ChecklistState.Warning, "details"),
            new("rules", competition.Rules.Length > 0 ? ChecklistState.Done : ChecklistState.Warning, "details"),
        ];
        var tracks = await db.Tracks.AsNoTracking().Where(row => row.CompetitionId == competition.Id).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        items.Add(new ChecklistItem("tracks", tracks.Count > 0 ? ChecklistState.Done : ChecklistState.Missing, "tracks"));
        foreach (var track in tracks)
        {
            var pluginId = await db.Scorers.Where(row => row.TrackId == track.Id).OrderByDescending(row => row.Version).Select(row => row.PluginId).FirstOrDefaultAsync(cancellationToken);
            var hasPlugin = pluginId is not null && plugins.Find(pluginId) is not null;
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
        items.AddRange(places.Select(place => new ChecklistItem(
            place.Newest == ReferenceState.Invalid ? "reference-invalid" : "reference",
            place.Newest == ReferenceState.Ready ? ChecklistState.Done : ChecklistState.Warning,
            "references",
            place.Subject)));
        return items;
    }
}
