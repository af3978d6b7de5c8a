using Microsoft.AspNetCore.Localization;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>The languages of the site, chosen by cookie, then by the browser.</summary>
internal static class LanguageHosting
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = SiteLanguages.All.Select(language => language.Culture).ToArray();
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    public static void MapLanguages(this WebApplication app) => app
        .MapGet("/language/{language}", (string language, string? returnUrl, HttpContext context) =>
        {
            var chosen = SiteLanguages.Find(language);
            if (chosen is null)
            {
                return Results.NotFound();
            }

            LanguageCookie.Set(context.Response, chosen);
            return Results.LocalRedirect(LocalAddress.Check(returnUrl));
        })
        .AllowAnonymous();
}
