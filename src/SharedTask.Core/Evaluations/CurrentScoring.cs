using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Evaluations;

/// <summary>What a run is scored with now.</summary>
internal static class CurrentScoring
{
    /// <summary>The scorers of a track, the newest one first.</summary>
    public static IQueryable<ClaimedScorer> Scorers(SharedTaskDb db, Guid trackId) => db.Scorers
        .Where(row => row.TrackId == trackId)
        .OrderByDescending(row => row.Version)
        .Select(row => new ClaimedScorer(row.Id, row.PluginId, row.PluginVersion, row.ParametersJson, row.LimitsJson, row.Seed));

    /// <summary>The ready references of a track in a phase, the newest one first.</summary>
    public static IQueryable<ClaimedReference> References(SharedTaskDb db, Guid trackId, Guid phaseId) => db.ReferenceSets
        .Where(row => row.TrackId == trackId && row.PhaseId == phaseId && row.State == ReferenceState.Ready)
        .OrderByDescending(row => row.Version)
        .Select(row => new ClaimedReference(row.Id, row.FileName, row.BlobHash));
}
