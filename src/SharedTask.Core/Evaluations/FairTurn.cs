namespace SharedTask.Core.Evaluations;

/// <summary>
/// Whose turn it is. Competitions first, then teams in the one that was chosen: who holds less comes first, so that long runs do not
/// fill every place in their owners' turns; then who was served longer ago; then who waited longer.
/// </summary>
internal static class FairTurn
{
    /// <param name="queues">The teams that have something to take; at least one.</param>
    /// <param name="held">How many runs are with workers, by competition and team; the competition's sum under <see cref="QueueTurn.WholeCompetition"/>.</param>
    /// <param name="turns">When each was served, by the same keys.</param>
    public static TeamQueue Choose(
        IReadOnlyCollection<TeamQueue> queues, IReadOnlyDictionary<(Guid, Guid), int> held, IReadOnlyDictionary<(Guid, Guid), DateTime> turns)
    {
        var competition = queues
            .GroupBy(queue => queue.CompetitionId)
            .Select(group => (group.Key, Held: Held(group.Key, QueueTurn.WholeCompetition), Turn: Turn(group.Key, QueueTurn.WholeCompetition), Oldest: group.Min(queue => queue.Oldest)))
            .MinBy(one => (one.Held, one.Turn, one.Oldest, one.Key))
            .Key;
        return queues
            .Where(queue => queue.CompetitionId == competition)
            .MinBy(queue => (Held(competition, queue.TeamId), Turn(competition, queue.TeamId), queue.Oldest, queue.TeamId));

        int Held(Guid competitionId, Guid teamId) => held.GetValueOrDefault((competitionId, teamId));

        DateTime Turn(Guid competitionId, Guid teamId) => turns.GetValueOrDefault((competitionId, teamId));
    }
}
