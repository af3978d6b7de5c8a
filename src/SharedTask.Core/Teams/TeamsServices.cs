using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Teams;

/// <summary>Registers the use cases and queries of teams.</summary>
public static class TeamsServices
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddSingleton<RegisterTeam>()
        .AddSingleton<FindMyTeam>()
        .AddSingleton<ListMyTeams>()
        .AddSingleton<InviteMember>()
        .AddSingleton<AcceptInvitation>();
}
