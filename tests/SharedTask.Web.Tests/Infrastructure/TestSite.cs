using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Teams;
using SharedTask.Testing;
using SharedTask.Web.Shared;
using SiteAccount = SharedTask.Core.Accounts.Account;

namespace SharedTask.Web.Tests.Infrastructure;

/// <summary>The real site over a database of its own, without a worker; people sign in through the real page.</summary>
public sealed partial class TestSite(params (string Key, string Value)[] settings) : WebApplicationFactory<RefusalText>
{
    public const string Password = "a long and sunny afternoon";

    private readonly TemporaryFolder folder = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Folder", folder.Path);
        builder.UseSetting("Worker:Enabled", "false");
        Array.ForEach(settings, setting => builder.UseSetting(setting.Key, setting.Value));
        builder.ConfigureTestServices(services => services.AddSingleton<IPluginLibrary, NoPlugins>().AlsoOnPaper(new DataOptions()));
    }

    public async Task<T> ReadAsync<T>(Func<SharedTaskDb, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public async Task AddAsync(params object[] rows)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<SiteAccount> AddAccountAsync(string name, bool administrator = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = new SiteAccount
        {
            UserName = $"{name}@example.org",
            Email = $"{name}@example.org",
            EmailConfirmed = true,
            DisplayName = name,
            IsAdministrator = administrator,
            CreatedAt = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        (await scope.ServiceProvider.GetRequiredService<UserManager<SiteAccount>>().CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
        return account;
    }

    /// <summary>A browser of somebody without an account.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser of an account, signed in through the page.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = Anonymous();
        var answer = await SendFormAsync(client, "/account/sign-in", "sign-in", ("Input.Email", $"{name}@example.org"), ("Input.Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return client;
    }

    /// <summary>Opens a page and sends one of its forms, as a browser does.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(HttpClient client, string page, string form, params (string Name, string Value)[] fields)
    {
        var address = new Uri(page, UriKind.Relative);
        var html = await client.GetStringAsync(address);
        using var content = new FormUrlEncodedContent(
            [new("_handler", form), new("__RequestVerificationToken", Token().Match(html).Groups[1].Value), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(address, content);
    }

    /// <summary>The link in the newest mail to an address; none if no mail came.</summary>
    public async Task<string?> LinkInMailAsync(string address)
    {
        var body = await ReadAsync(db => db.OutgoingMails.Where(mail => mail.To == address).OrderByDescending(mail => mail.CreatedAt).Select(mail => mail.Body).FirstOrDefaultAsync());
        return body is null ? null : new Uri(Link().Match(body).Value).PathAndQuery;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            folder.Dispose();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();

    private sealed class NoPlugins : IPluginLibrary
    {
        public IReadOnlyList<Scoring.Contract.PluginManifest> List() => [];

        public Scoring.Contract.PluginManifest? Find(string pluginId) => null;
    }
}
