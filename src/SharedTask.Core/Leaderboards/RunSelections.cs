namespace SharedTask.Core.Leaderboards;

/// <summary>What follows from the rule which runs count.</summary>
public static class RunSelections
{
    /// <summary>Whether a team may make another of its runs the official one.</summary>
    public static bool LetsTeamsChoose(this RunSelection selection) => selection is not (RunSelection.First or RunSelection.All);
}
