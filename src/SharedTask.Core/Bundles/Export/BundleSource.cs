using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Bundles.Export;

/// <summary>What of a competition a bundle can carry: its newest scorers and references, no runs.</summary>
internal sealed record BundleSource(Competition Competition, IReadOnlyList<SourceTrack> Tracks, IReadOnlyList<SourcePhase> Phases, IReadOnlyList<CompetitionFile> Files)
{
    public static async Task<BundleSource> ReadAsync(SharedTaskDb db, Competition competition, CancellationToken cancellationToken)
    {
        var id = competition.Id;
        var tracks = await db.Tracks.AsNoTracking().Where(row => row.CompetitionId == id).ToListAsync(cancellationToken);
        var columns = await db.LeaderboardColumns.AsNoTracking().Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == id)).ToListAsync(cancellationToken);
        var scorers = await db.Scorers.AsNoTracking().Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == id)).ToListAsync(cancellationToken);
        var phases = await db.Phases.AsNoTracking().Where(row => row.CompetitionId == id).ToListAsync(cancellationToken);
        var phaseTracks = await db.PhaseTracks.AsNoTracking().Where(row => db.Phases.Any(phase => phase.Id == row.PhaseId && phase.CompetitionId == id)).ToListAsync(cancellationToken);
        var references = await db.ReferenceSets.AsNoTracking()
            .Where(row => row.State != ReferenceState.Invalid && row.State != ReferenceState.Failed)
            .Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == id))
            .ToListAsync(cancellationToken);
        var files = await db.CompetitionFiles.AsNoTracking().Where(row => row.CompetitionId == id).ToListAsync(cancellationToken);
        var sources = tracks.OrderBy(row => row.Position).ThenBy(row => row.Id)
            .Select((track, i) => new SourceTrack(
                i, track, [.. columns.Where(row => row.TrackId == track.Id).OrderBy(row => row.Position)], scorers.Where(row => row.TrackId == track.Id).MaxBy(row => row.Version)))
            .ToList();
        return new BundleSource(
            competition,
            sources,
            [
                .. phases.OrderBy(row => row.Position).ThenBy(row => row.Id).Select((phase, i) => new SourcePhase(
                    i,
                    phase,
                    [
                        .. sources.Where(track => phaseTracks.Exists(row => row.PhaseId == phase.Id && row.TrackId == track.Track.Id)).Select(track => new SourceReference(
                            track, references.Where(row => row.PhaseId == phase.Id && row.TrackId == track.Track.Id).MaxBy(row => row.Version))),
                    ])),
            ],
            [.. files.OrderBy(row => row.Position).ThenBy(row => row.Id)]);
    }

    /// <summary>The first file of a kind in a phase: the platforms have a key for one.</summary>
    public CompetitionFile? FileOf(SourcePhase phase, CompetitionFileKind kind) => Files.FirstOrDefault(file => file.Kind == kind && file.PhaseId == phase.Phase.Id);
}
