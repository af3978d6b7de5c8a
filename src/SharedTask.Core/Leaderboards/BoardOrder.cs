using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>What puts a board's rows in order.</summary>
/// <param name="Rule">How the columns make one order.</param>
/// <param name="Columns">The ranking columns, the first one deciding before the others.</param>
/// <param name="TieRule">How equal entries are numbered.</param>
public sealed record BoardOrder(RankingRule Rule, IReadOnlyList<RankingColumn> Columns, TieRule TieRule)
{
    /// <summary>One number out of all ranking columns for each entry, by a rule that compares entries.</summary>
    /// <param name="values">For each entry the defined values of all ranking columns.</param>
    public double[] Combine(IReadOnlyList<IReadOnlyList<double>> values)
    {
        var columns = Columns.Select((_, i) => values.Select(entry => entry[i]).ToArray()).ToList();
        var aggregation = new RankAggregation(columns, [.. Columns.Select(column => column.HigherIsBetter)], MissingScore.Unranked);
        return Rule switch
        {
            RankingRule.MeanRank => aggregation.MeanRank(TieRule),
            RankingRule.AutoRank => aggregation.AutoRank(),
            RankingRule.Borda => aggregation.Borda(),
            RankingRule.WinRate => aggregation.WinRate(),
            _ => throw new InvalidOperationException($"{Rule} takes the columns in turn and makes no number of them."),
        };
    }
}
