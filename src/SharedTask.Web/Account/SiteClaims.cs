using System.Security.Claims;
using SharedTask.Core;

namespace SharedTask.Web.Account;

/// <summary>What the sign-in cookie says of an account beyond the framework's claims.</summary>
public static class SiteClaims
{
    /// <summary>Present if the account administers the site.</summary>
    public const string Administrator = "administrator";

    /// <summary>The name that others see.</summary>
    public const string DisplayName = "display_name";

    public static Actor ToActor(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId) && principal.Identity?.IsAuthenticated == true
            ? new Actor(accountId, principal.HasClaim(claim => claim.Type == Administrator))
            : Actor.Anonymous;
}
