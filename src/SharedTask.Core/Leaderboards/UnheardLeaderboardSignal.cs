namespace SharedTask.Core.Leaderboards;

/// <summary>For processes without watchers, such as a worker: web processes look at the revisions themselves.</summary>
internal sealed class UnheardLeaderboardSignal : ILeaderboardSignal
{
    public void Changed(Guid leaderboardId)
    {
    }
}
