using SharedTask.Core;
using SharedTask.Web.Shared;
using SharedTask.Worker.Jobs;

namespace SharedTask.Web.Hosting;

/// <summary>The whole site, area by area, in the order in which a request meets it.</summary>
internal static class SiteHosting
{
    public static void AddSharedTask(this WebApplicationBuilder builder)
    {
        // Assets of packages and of wwwroot-assets, also when the site runs from its build output.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSharedTaskCore(builder.Configuration);
        builder.Services.AddScoringWorker(builder.Configuration);
        builder.Services.AddAccess();
        builder.Services.AddProtection(builder.Configuration);
        builder.Services.AddLeaderboardFeed();
        builder.Services.AddLanguages();
        builder.Services.AddScreens();
    }

    public static void UseSharedTask(this WebApplication app)
    {
        app.Use(AnswerHeadAsync);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        // A program that asks for data wants the status alone; and a page cannot answer a request that carries a file.
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            pages => pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true).Use(ReadInsteadOfSendAsync));
        // Behind the error pages, so that a page about an error is found like any other.
        app.UseRouting();
        app.UseProtection();
        app.UseLanguages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseWhen(PublicPages.Serves, pages => pages.UseResponseCompression());
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLanguages();
        app.MapAccess();
        app.MapAccounts();
        app.MapUploads();
        app.MapBundles();
        app.MapExports();
        app.MapLeaderboards();
        app.MapJobs();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        // Without an endpoint of its own an unknown address would meet the fallback policy and ask for a sign-in.
        // So would the files that browsers and robots ask for by habit, which the usual pattern leaves out.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
    }

    /// <summary>Whoever asks for the head alone, as monitors and link checkers do, gets the head of the page; the server leaves the body out.</summary>
    private static Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    /// <summary>The page about a refused form is read: the form is not sent to it.</summary>
    private static async Task ReadInsteadOfSendAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: >= 400, HasStarted: false })
        {
            context.Request.Method = HttpMethods.Get;
        }
    }
}
