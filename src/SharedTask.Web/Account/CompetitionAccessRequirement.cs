using Microsoft.AspNetCore.Authorization;

namespace SharedTask.Web.Account;

/// <summary>Asks for a right to the competition whose slug is in the route.</summary>
public sealed record CompetitionAccessRequirement(CompetitionRight Right) : IAuthorizationRequirement
{
    /// <summary>The route value that names the competition.</summary>
    public const string RouteValue = "competition";
}
