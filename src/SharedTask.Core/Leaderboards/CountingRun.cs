namespace SharedTask.Core.Leaderboards;

/// <summary>Decides which of a team's scored runs counts.</summary>
internal static class CountingRun
{
    /// <summary>The run that the team chose, otherwise the one that the track's rule picks; <see langword="null"/> if none counts.</summary>
    public static ScoredRun? Choose(IReadOnlyCollection<ScoredRun> runs, RunSelection selection, IReadOnlyList<RankingColumn> columns)
    {
        if (runs.FirstOrDefault(run => run.IsOfficial) is { } official)
        {
            return official;
        }

        return selection switch
        {
            RunSelection.Best => runs.Select(run => (Run: run, Entry: ToEntry(run, columns)))
                .Order(Comparer<(ScoredRun Run, RankingEntry<Guid> Entry)>.Create((left, right) => LeaderboardRanking.Compare(left.Entry, right.Entry, columns)))
                .Select(pair => pair.Run)
                .FirstOrDefault(),
            RunSelection.Last => runs.OrderByDescending(run => run.ReceivedAt).ThenByDescending(run => run.RunId).FirstOrDefault(),
            _ => null,
        };
    }

    private static RankingEntry<Guid> ToEntry(ScoredRun run, IReadOnlyList<RankingColumn> columns) => new(
        run.RunId, [.. columns.Select(column => run.Values.GetValueOrDefault(column.Metric).Value)], run.ReceivedAt);
}
