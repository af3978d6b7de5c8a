using Microsoft.AspNetCore.Authorization;
using SharedTask.Core.Competitions;

namespace SharedTask.Web.Account;

/// <summary>Decides on a competition's rights from the slug in the route, for requests and for pages inside a circuit.</summary>
internal sealed class CompetitionAccessHandler(FindCompetitionAccess find, IHttpContextAccessor requests) : AuthorizationHandler<CompetitionAccessRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CompetitionAccessRequirement requirement)
    {
        var slug = context.Resource switch
        {
            HttpContext request => request.GetRouteValue(CompetitionAccessRequirement.RouteValue) as string,
            Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault(CompetitionAccessRequirement.RouteValue) as string,
            _ => requests.HttpContext?.GetRouteValue(CompetitionAccessRequirement.RouteValue) as string,
        };
        if (slug is null)
        {
            return;
        }

        var access = await find.ExecuteAsync(slug, context.User.ToActor(), requests.HttpContext?.RequestAborted ?? CancellationToken.None);
        var allowed = access is not null && requirement.Right switch
        {
            CompetitionRight.Own => access.IsOwner,
            CompetitionRight.Organize => access.IsOrganizer,
            _ => access.TeamId is not null,
        };
        if (allowed)
        {
            context.Succeed(requirement);
        }
    }
}
