using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SharedTask.Core.Data;
using SharedTask.Web.Account;

namespace SharedTask.Web.Hosting;

/// <summary>Who may see what. Fails closed: an endpoint without a word about access requires a signed-in account.</summary>
internal static class AccessHosting
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SharedTask").PersistKeysToDbContext<SharedTaskDb>();
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies();
        services.AddIdentityCore<Core.Accounts.Account>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<SharedTaskDb>()
            .AddClaimsPrincipalFactory<AccountClaimsFactory>()
            .AddSignInManager()
            .AddDefaultTokenProviders();

        services.AddHttpContextAccessor();
        services.AddScoped<IAuthorizationHandler, CompetitionAccessHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Administrator, policy => policy.RequireAuthenticatedUser().RequireClaim(SiteClaims.Administrator))
            .AddPolicy(Policies.Owner, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.Own)))
            .AddPolicy(Policies.Organizer, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.Organize)))
            .AddPolicy(Policies.Member, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.TakePart)));
    }
}
