namespace SharedTask.Core.Leaderboards;

/// <summary>Hears, after the commit, that a board of this process's database has a new revision: watchers need not wait for their next look.</summary>
public interface ILeaderboardSignal
{
    void Changed(Guid leaderboardId);
}
