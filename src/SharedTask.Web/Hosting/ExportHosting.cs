using Microsoft.AspNetCore.Http.Features;
using SharedTask.Core;
using SharedTask.Core.Archives.Writing;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>Where competitions go out, streamed as they are packed, to their owners alone.</summary>
internal static class ExportHosting
{
    public static void MapExports(this WebApplication app)
    {
        app.MapGet("/organize/{competition}/export/archive", ArchiveAsync).RequireAuthorization(Policies.Owner);
        app.MapGet(
            "/organize/{competition}/export/codabench",
            (string competition, HttpContext context, ExportBundle export, RefusalText texts) => BundleAsync(competition, BundleDialect.Codabench, context, export, texts)).RequireAuthorization(Policies.Owner);
        app.MapGet(
            "/organize/{competition}/export/codalab",
            (string competition, HttpContext context, ExportBundle export, RefusalText texts) => BundleAsync(competition, BundleDialect.CodaLab, context, export, texts)).RequireAuthorization(Policies.Owner);
    }

    private static async Task<IResult> ArchiveAsync(string competition, HttpContext context, ExportArchive export, RefusalText texts)
    {
        var prepared = await export.ExecuteAsync(competition, context.User.ToActor(), context.RequestAborted);
        if (prepared.Refusal is { } refusal)
        {
            return Refuse(refusal, texts);
        }

        context.Response.RegisterForDispose(prepared.Value);
        return Download(context, prepared.Value.FileName, body => prepared.Value.WriteAsync(body, context.RequestAborted));
    }

    private static async Task<IResult> BundleAsync(string competition, BundleDialect dialect, HttpContext context, ExportBundle export, RefusalText texts)
    {
        var prepared = await export.ExecuteAsync(competition, dialect, context.User.ToActor(), context.RequestAborted);
        return prepared.Refusal is { } refusal
            ? Refuse(refusal, texts)
            : Download(context, prepared.Value.FileName, body => prepared.Value.WriteAsync(body, context.RequestAborted));
    }

    private static IResult Download(HttpContext context, string fileName, Func<Stream, Task> write)
    {
        // It holds what nobody else may see, so nothing on the way keeps it.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // The zip's own headers, a few bytes for each file, are written without waiting; everything else is not.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(write, "application/zip", fileName);
    }

    private static IResult Refuse(Refusal refusal, RefusalText texts) => refusal.Key is "not-found" or "not-allowed"
        ? Results.NotFound()
        : Results.Text(texts.Of(refusal), statusCode: StatusCodes.Status409Conflict);
}
