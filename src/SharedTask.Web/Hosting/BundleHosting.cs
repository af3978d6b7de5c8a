using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;
using SharedTask.Web.Account;
using SharedTask.Web.Features.Organizing;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>Where bundles come in, and where a competition's files and its programs' reports go out.</summary>
internal static class BundleHosting
{
    private const int MostReportBytes = 4 * 1024 * 1024;

    public static void MapBundles(this WebApplication app)
    {
        app.MapPost("/api/organize/import", UploadAsync).RequireAuthorization().DisableAntiforgery().AddEndpointFilter<RouteHandlerBuilder, OutageFilter>();
        app.MapGet("/organize/import/{upload:guid}/trial", TryAsync).RequireAuthorization();
        app.MapGet("/c/{competition}/files/{file:guid}", DownloadAsync).AllowAnonymous();
        app.MapGet("/organize/{competition}/runs/{run:guid}/report", ReportAsync).RequireAuthorization(Policies.Organizer);
        app.MapGet("/c/{competition}/runs/{run:guid}/report", ReportAsync).RequireAuthorization(Policies.Member);
    }

    private static async Task<IResult> UploadAsync(
        [FromQuery] string fileName, HttpContext context, AddBundleUpload add, IBlobStore blobs, RefusalText texts, CancellationToken cancellationToken)
    {
        if (!context.Request.Headers.ContainsKey(UploadHosting.Header))
        {
            return Results.BadRequest();
        }

        var stored = await UploadHosting.StoreAsync(context, blobs, new BundleLimits().UploadBytes, cancellationToken);
        if (stored.Refusal is { } tooLarge)
        {
            return UploadHosting.Refuse(tooLarge, texts, context);
        }

        var added = await add.ExecuteAsync(fileName, stored.Value, context.User.ToActor(), cancellationToken);
        return added.Refusal is { } refusal ? UploadHosting.Refuse(refusal, texts, context) : Results.Ok(new { id = added.Value });
    }

    private static async Task<IResult> TryAsync(Guid upload, HttpContext context, BundleTrials trials, ReadBundleUpload read, CancellationToken cancellationToken)
    {
        var tried = await trials.ExecuteAsync(upload, context.User.ToActor(), cancellationToken);
        if (tried.IsRefused)
        {
            return Results.NotFound();
        }

        // A bundle that cannot be read has nothing to try; its page says why.
        var found = await read.ExecuteAsync(upload, context.User.ToActor(), cancellationToken);
        return found is { IsRefused: false, Value.Reading.Plan: { } plan }
            ? new RazorComponentResult<TrialPart>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Plan"] = plan, ["Trials"] = tried.Value })
            : Results.Content("", "text/html");
    }

    private static async Task<IResult> DownloadAsync(
        string competition, Guid file, HttpContext context, FindCompetitionFiles files, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var found = (await files.ExecuteAsync(competition, context.User.ToActor(), cancellationToken)).FirstOrDefault(one => one.FileId == file);
        if (found is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(await blobs.OpenReadAsync(found.BlobHash, cancellationToken), "application/octet-stream", found.FileName);
    }

    private static async Task<IResult> ReportAsync(
        string competition, Guid run, HttpContext context, FindReport reports, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (await reports.ExecuteAsync(competition, run, context.User.ToActor(), cancellationToken) is not { } hash)
        {
            return Results.NotFound();
        }

        var bytes = new byte[MostReportBytes];
        await using var blob = await blobs.OpenReadAsync(hash, cancellationToken);
        var read = await blob.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        // Cleaned, and in a corner of its own besides: a stranger's program wrote it.
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(ReportHtml.ToSafePage(System.Text.Encoding.UTF8.GetString(bytes, 0, read)), "text/html; charset=utf-8");
    }
}
