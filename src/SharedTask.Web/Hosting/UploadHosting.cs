using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>Where files come in: the body is the file, streamed to the blob store while it is hashed.</summary>
internal static class UploadHosting
{
    /// <summary>A header that a form of another site cannot send: what keeps uploads with a cookie from being forged.</summary>
    public const string Header = "X-SharedTask-Upload";

    public static void MapUploads(this WebApplication app)
    {
        app.MapPost("/api/c/{competition}/tracks/{track}/phases/{phase}/runs", SubmitAsync)
            .RequireAuthorization().DisableAntiforgery().AddEndpointFilter<RouteHandlerBuilder, OutageFilter>();
        app.MapPost("/api/organize/{competition}/baselines/{team:guid}/tracks/{track}/phases/{phase}/runs", SubmitBaselineAsync)
            .RequireAuthorization(Policies.Organizer).DisableAntiforgery().AddEndpointFilter<RouteHandlerBuilder, OutageFilter>();
        app.MapPost("/api/organize/{competition}/tracks/{track:guid}/phases/{phase:guid}/reference", AddReferenceAsync)
            .RequireAuthorization(Policies.Organizer).DisableAntiforgery().AddEndpointFilter<RouteHandlerBuilder, OutageFilter>();
        app.MapGet("/c/{competition}/runs/{run:guid}/file", DownloadAsync).RequireAuthorization(Policies.Member);
    }

    private static Task<IResult> SubmitAsync(string competition, string track, string phase, [AsParameters] RunUpload upload) =>
        TakeAsync(new RunTarget(competition, track, phase), $"/c/{competition}/runs", upload);

    private static Task<IResult> SubmitBaselineAsync(string competition, Guid team, string track, string phase, [AsParameters] RunUpload upload) =>
        TakeAsync(new RunTarget(competition, track, phase, team), $"/organize/{competition}/runs", upload);

    private static async Task<IResult> TakeAsync(RunTarget target, string runs, RunUpload upload)
    {
        // Before anything is read: this moment decides on the deadline.
        var receivedAt = upload.Time.GetUtcNow().UtcDateTime;
        var (context, cancellationToken) = (upload.Context, upload.CancellationToken);
        if (!context.Request.Headers.ContainsKey(Header))
        {
            return Results.BadRequest();
        }

        var actor = context.User.ToActor();
        var may = await upload.MaySubmit.ExecuteAsync(target, context.Request.ContentLength, receivedAt, actor, cancellationToken);
        if (may.Refusal is { } refusal)
        {
            return Refuse(refusal, upload.Texts, context);
        }

        var stored = await StoreAsync(context, upload.Blobs, may.Value, cancellationToken);
        if (stored.Refusal is { } tooLarge)
        {
            return Refuse(tooLarge, upload.Texts, context);
        }

        var command = new SubmitRunCommand(target, upload.Label ?? "", upload.FileName, stored.Value, receivedAt);
        var submitted = await upload.Submit.ExecuteAsync(command, actor, cancellationToken);
        return submitted.Refusal is { } refused
            ? Refuse(refused, upload.Texts, context)
            : Results.Created($"{runs}/{submitted.Value.RunId}", submitted.Value);
    }

    private static async Task<IResult> AddReferenceAsync(
        string competition,
        Guid track,
        Guid phase,
        [FromQuery] string fileName,
        HttpContext context,
        AddReferenceSet add,
        IBlobStore blobs,
        IOptions<StorageOptions> storage,
        RefusalText texts,
        CancellationToken cancellationToken)
    {
        if (!context.Request.Headers.ContainsKey(Header))
        {
            return Results.BadRequest();
        }

        var stored = await StoreAsync(context, blobs, storage.Value.MaxReferenceBytes, cancellationToken);
        if (stored.Refusal is { } tooLarge)
        {
            return Refuse(tooLarge, texts, context);
        }

        var added = await add.ExecuteAsync(competition, track, phase, fileName, stored.Value, context.User.ToActor(), cancellationToken);
        return added.Refusal is { } refusal ? Refuse(refusal, texts, context) : Results.Ok(new { id = added.Value });
    }

    private static async Task<IResult> DownloadAsync(
        string competition, Guid run, HttpContext context, ListMyRuns runs, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(competition, run, context.User.ToActor(), cancellationToken) is not { } found)
        {
            return Results.NotFound();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(await blobs.OpenReadAsync(found.Sha256, cancellationToken), "application/octet-stream", found.FileName);
    }

    internal static async Task<Answer<StoredBlob>> StoreAsync(HttpContext context, IBlobStore blobs, long maxBytes, CancellationToken cancellationToken)
    {
        // The server's own limit is lifted for this request; the store refuses at the byte that is one too many.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var stored = await blobs.PutAsync(context.Request.Body, maxBytes, cancellationToken);
        return stored is { IsRefused: false, Value.Bytes: 0 } ? new Refusal("upload.empty") : stored;
    }

    internal static IResult Refuse(Refusal refusal, RefusalText texts, HttpContext context)
    {
        // What is left of the body is not wanted.
        context.Response.Headers.Connection = "close";
        var status = refusal.Key switch
        {
            "not-found" => StatusCodes.Status404NotFound,
            "upload.too-large" => StatusCodes.Status413PayloadTooLarge,
            "site.disk-full" => StatusCodes.Status507InsufficientStorage,
            "site.away" => StatusCodes.Status503ServiceUnavailable,
            "upload.empty" or "upload.cut" => StatusCodes.Status400BadRequest,
            "quota.used-up" or "quota.used-up-today" => StatusCodes.Status429TooManyRequests,
            "not-allowed" or "team.none" or "team.pending" or "team.not-approved" or "team.not-in-track" => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        };
        return Results.Json(new { key = refusal.Key, message = texts.Of(refusal) }, statusCode: status);
    }
}
