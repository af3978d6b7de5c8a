using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Accounts;
using SharedTask.Core.Archives;
using SharedTask.Core.Bundles;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Notices;
using SharedTask.Core.Runs;
using SharedTask.Core.Runtimes;
using SharedTask.Core.Seeding;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;

namespace SharedTask.Core;

/// <summary>Registers the product without its screens.</summary>
public static class CoreServices
{
    public static IServiceCollection AddSharedTaskCore(this IServiceCollection services, IConfiguration configuration) => services
        .AddSharedTaskData(configuration)
        .AddStorage(configuration)
        .AddAccounts()
        .AddArchives()
        .AddBundles()
        .AddCompetitions()
        .AddEvaluations()
        .AddLeaderboards()
        .AddNotices()
        .AddRuns()
        .AddRuntimes()
        .AddSeeding()
        .AddTeams();
}
