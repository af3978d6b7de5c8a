using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Leaderboards;

/// <summary>Where the flags of rows come from.</summary>
internal static class RowFlags
{
    /// <summary>The team's flag, otherwise the run's.</summary>
    public static RowFlag Of(TeamKind team, RunFlag run) => (team, run) switch
    {
        (TeamKind.Baseline, _) => RowFlag.Baseline,
        (TeamKind.Human, _) => RowFlag.Human,
        (_, RunFlag.Late) => RowFlag.Late,
        (_, RunFlag.Unofficial) => RowFlag.Unofficial,
        _ => RowFlag.None,
    };

    /// <summary>Whether it is the run that is outside of the ranking, rather than the whole team: it then has a row beside the team's other runs.</summary>
    public static bool IsOfRun(this RowFlag flag) => flag is RowFlag.Late or RowFlag.Unofficial;
}
