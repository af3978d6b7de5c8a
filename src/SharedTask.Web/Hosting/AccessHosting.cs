using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SharedTask.Core.Data;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

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

        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/access-denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // A program that asks for data wants a status, not a page.
            cookie.Events.OnRedirectToLogin = context => RedirectOrStatus(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => RedirectOrStatus(context, StatusCodes.Status403Forbidden);
        });
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section)
            .Validate(site => site.IsSound, "Site:Address must be an address such as https://tasks.example.org.").ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate<IOptions<SiteOptions>>(
                (mail, site) => mail.Host.Length == 0 || site.Value.Address.Length > 0,
                "Mail:Host needs Site:Address, such as https://tasks.example.org: links in mails must not lead where a request says that the site is.")
            .ValidateOnStart();
        services.AddScoped<SiteAddress>();
        // A changed right, or a lock, shows within a minute wherever somebody is signed in.
        services.Configure<SecurityStampValidatorOptions>(validator => validator.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<AccountCreation>();
        services.AddScoped<AccountMails>();
        services.AddSingleton<MailThrottle>();
        services.AddSingleton<MailDelivery>();
        services.AddHostedService<MailDispatcher>();
        services.AddHttpContextAccessor();
        services.AddScoped<IAuthorizationHandler, CompetitionAccessHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Administrator, policy => policy.RequireAuthenticatedUser().RequireClaim(SiteClaims.Administrator))
            .AddPolicy(Policies.Owner, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.Own)))
            .AddPolicy(Policies.Organizer, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.Organize)))
            .AddPolicy(Policies.Member, policy => policy.RequireAuthenticatedUser().AddRequirements(new CompetitionAccessRequirement(CompetitionRight.TakePart)));
    }

    public static void MapAccess(this WebApplication app) => app
        .MapPost("/account/sign-out", async (SignInManager<Core.Accounts.Account> signIn, IAntiforgery antiforgery, HttpContext context) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        })
        .AllowAnonymous();

    private static Task RedirectOrStatus(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
