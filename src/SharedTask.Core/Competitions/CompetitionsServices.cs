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
        .AddSingleton<RemoveTrack>()
        .AddSingleton<SavePhase>()
        .AddSingleton<RemovePhase>()
        .AddSingleton<ReleasePhase>()
        .AddSingleton<AddReferenceSet>()
        .AddSingleton<SetLeaderboardColumns>()
        .AddSingleton<SetLeaderboardPolicy>()
        .AddSingleton<ChangeCompetitionState>()
        .AddSingleton<DecideRegistration>()
        .AddSingleton<AddOrganizer>()
        .AddSingleton<RemoveOrganizer>()
        .AddSingleton<AddUnrankedTeam>()
        .AddSingleton<ListMyCompetitions>()
        .AddSingleton<FindCompetitionConsole>()
        .AddSingleton<FindPublicCompetition>()
        .AddSingleton<FindCompetitionFiles>()
        .AddSingleton<ListCompetitions>()
        .AddSingleton<ListRunsForOrganizers>()
        .AddSingleton<FindRunForOrganizers>()
        .AddSingleton<FlagRun>()
        .AddSingleton<ListTeamsForOrganizers>();
}
