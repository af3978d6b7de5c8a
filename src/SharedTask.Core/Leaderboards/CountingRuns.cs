namespace SharedTask.Core.Leaderboards;

/// <summary>Decides which of a team's scored runs count.</summary>
internal static class CountingRuns
{
    /// <summary>
    /// Those that the track's rule picks; where teams may choose, the one that the team chose before any other. Runs that organizers
    /// took out of the ranking are all there, and take no other run's place.
    /// </summary>
    public static IEnumerable<ScoredRun> Choose(IReadOnlyCollection<ScoredRun> runs, RunSelection selection, BoardOrder order) =>
        ChooseAmong([.. runs.Where(run => !run.Flag.IsOfRun())], selection, order).Concat(runs.Where(run => run.Flag.IsOfRun()));

    private static IEnumerable<ScoredRun> ChooseAmong(ScoredRun[] runs, RunSelection selection, BoardOrder order) =>
        selection.LetsTeamsChoose() && runs.FirstOrDefault(run => run.IsOfficial) is { } official
            ? [official]
            : selection switch
            {
                RunSelection.All => runs,
                RunSelection.First => runs.OrderBy(run => run.ReceivedAt).ThenBy(run => run.RunId).Take(1),
                RunSelection.Last => runs.OrderByDescending(run => run.ReceivedAt).ThenByDescending(run => run.RunId).Take(1),
                RunSelection.Best => LeaderboardRanking.Rank(runs.Select(run => ToEntry(run, order.Columns)), order)
                    .Take(1)
                    .Select(best => runs.First(run => run.RunId == best.Key)),
                _ => [],
            };

    private static RankingEntry<Guid> ToEntry(ScoredRun run, IReadOnlyList<RankingColumn> columns) => new(
        run.RunId, [.. columns.Select(column => run.Values.GetValueOrDefault(column.Metric).Value)], run.ReceivedAt);
}
