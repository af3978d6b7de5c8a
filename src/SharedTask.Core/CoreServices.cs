using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Notices;

namespace SharedTask.Core;

/// <summary>Registers the product without its screens.</summary>
public static class CoreServices
{
    public static IServiceCollection AddSharedTaskCore(this IServiceCollection services, IConfiguration configuration) => services
        .AddSharedTaskData(configuration)
        .AddCompetitions()
        .AddLeaderboards()
        .AddNotices();
}
