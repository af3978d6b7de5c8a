using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SharedTask.Web.Account;

/// <summary>Adds the site's own claims to the sign-in cookie.</summary>
internal sealed class AccountClaimsFactory(UserManager<Core.Accounts.Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Core.Accounts.Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Core.Accounts.Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SiteClaims.DisplayName, user.DisplayName));
        if (user.IsAdministrator)
        {
            identity.AddClaim(new Claim(SiteClaims.Administrator, "true"));
        }

        return identity;
    }
}
