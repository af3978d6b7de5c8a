using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SharedTask.Core.Leaderboards;

/// <summary>Registers what shows and rebuilds leaderboards.</summary>
public static class LeaderboardsServices
{
    public static IServiceCollection AddLeaderboards(this IServiceCollection services)
    {
        services.TryAddSingleton<ILeaderboardSignal, UnheardLeaderboardSignal>();
        services.AddSingleton<UpdateLeaderboard>();
        services.AddSingleton<FindBoardStamp>();
        services.AddSingleton<FindLeaderboard>();
        services.AddSingleton<ReadRevisions>();
        return services;
    }
}
