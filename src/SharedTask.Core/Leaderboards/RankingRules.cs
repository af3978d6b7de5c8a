namespace SharedTask.Core.Leaderboards;

/// <summary>What ranking rules mean.</summary>
public static class RankingRules
{
    /// <summary>Whether all ranking columns make one number, which has a column of its own on the board.</summary>
    public static bool Combines(this RankingRule rule) => rule != RankingRule.InTurn;

    /// <summary>Whether the greater number stands above the lesser one.</summary>
    public static bool HigherIsBetter(this RankingRule rule) => rule is RankingRule.Borda or RankingRule.WinRate;

    /// <summary>How the number is written: ranks and counts with two digits and one, rates with four.</summary>
    public static string Format(this RankingRule rule) => rule switch { RankingRule.WinRate => "F4", RankingRule.Borda => "F1", _ => "F2" };
}
