using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Competitions;

/// <summary>Registers the use cases and queries of competitions.</summary>
public static class CompetitionsServices
{
    public static IServiceCollection AddCompetitions(this IServiceCollection services) => services
        .AddSingleton<FindCompetitionAccess>()
        .AddSingleton<CreateCompetition>()
        .AddSingleton<UpdateCompetitionDetails>()
        .AddSingleton<SaveTrack>()
        .AddSingleton<SavePhase>()
        .AddSingleton<AddReferenceSet>()
        .AddSingleton<SetLeaderboardColumns>()
        .AddSingleton<ChangeCompetitionState>()
        .AddSingleton<DecideRegistration>()
        .AddSingleton<ListMyCompetitions>()
        .AddSingleton<FindCompetitionConsole>()
        .AddSingleton<ListRunsForOrganizers>();
}
