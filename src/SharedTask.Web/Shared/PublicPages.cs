using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using SharedTask.Web.Live;

namespace SharedTask.Web.Shared;

/// <summary>
/// Caches public pages for people without an account. A leaderboard is cached by its stamp, so nobody fetches an old one after an
/// event; everything else, and whatever of a page is not the board, is at most as old as <see cref="Age"/>.
/// </summary>
internal sealed class PublicPages(BoardStamps stamps) : IOutputCachePolicy
{
    public const string Policy = "public-pages";

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    // Other parameters do not change a page, and must not fill the cache.
    private static readonly StringValues Parameters = new(["sort", "page", "q"]);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isPublic = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && context.HttpContext.User.Identity?.IsAuthenticated != true;
        context.EnableOutputCaching = isPublic;
        context.AllowCacheLookup = isPublic;
        context.AllowCacheStorage = isPublic;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Age;
        context.CacheVaryByRules.QueryKeys = Parameters;
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        // Browsers word this header in many ways, of which two results come.
        request.Headers.AcceptEncoding = EncodingOf(request);
        context.CacheVaryByRules.VaryByValues["encoding"] = EncodingOf(request);
        if (isPublic && request.RouteValues is { } route
            && route.TryGetValue("competition", out var competition) && route.TryGetValue("track", out var track) && route.TryGetValue("phase", out var phase)
            && competition is string competitionSlug && track is string trackSlug && phase is string phaseSlug)
        {
            var stamp = await stamps.FindAsync(competitionSlug, trackSlug, phaseSlug, cancellation);
            context.CacheVaryByRules.VaryByValues["board"] = stamp?.ToString() ?? "";
        }
    }

    /// <summary>Whether an endpoint's answers are the same for everybody without an account, and so hold no secret that compression could betray.</summary>
    public static bool Serves(HttpContext context) => context.User.Identity?.IsAuthenticated != true
        && context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<OutputCacheAttribute>() is not null || metadata.GetMetadata<IOutputCachePolicy>() is not null);

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private static string EncodingOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
