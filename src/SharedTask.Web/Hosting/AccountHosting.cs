using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using SharedTask.Core.Accounts;
using SharedTask.Web.Account;

namespace SharedTask.Web.Hosting;

/// <summary>What the account pages ask for beside pages.</summary>
internal static class AccountHosting
{
    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost("/account/passkeys/creation", CreationOptionsAsync).RequireAuthorization();
        app.MapPost("/account/passkeys/request", RequestOptionsAsync).AllowAnonymous();
        app.MapGet("/account/data/download", DownloadAsync).RequireAuthorization();
    }

    private static async Task<IResult> CreationOptionsAsync(
        HttpContext context, UserManager<Core.Accounts.Account> accounts, SignInManager<Core.Accounts.Account> signIn, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || await accounts.GetUserAsync(context.User) is not { } account)
        {
            return Results.BadRequest();
        }

        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName });
        return Results.Content(options, "application/json");
    }

    /// <summary>Options that name no account: the device offers what it has, and nobody learns who has an account here.</summary>
    private static async Task<IResult> RequestOptionsAsync(HttpContext context, SignInManager<Core.Accounts.Account> signIn, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> DownloadAsync(HttpContext context, FindOwnData find, CancellationToken cancellationToken)
    {
        if (await find.ExecuteAsync(context.User.ToActor(), cancellationToken) is not { } data)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=sharedtask-account.json";
        return Results.Json(data, new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web) { WriteIndented = true });
    }
}
