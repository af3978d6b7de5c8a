using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Screens;

/// <summary>The demo as a newcomer starts it, all of its runs scored.</summary>
public sealed partial class DemoSite : IAsyncDisposable
{
    private readonly SiteProcess site = new(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Enabled"] = "true" });
    private readonly Dictionary<Persona, string> cookies = [];

    public Uri Address => site.Address;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await site.StartAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await ReadAsync(db => db.Runs.AnyAsync(run => run.State < RunState.Scored && db.ReferenceSets.Any(set => set.TrackId == run.TrackId), cancellationToken)))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Every screen with an address of the demo.</summary>
    public async Task<IReadOnlyList<Screen>> ListScreensAsync(CancellationToken cancellationToken)
    {
        var competitions = await ReadAsync(db => db.Competitions.OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken));
        var slugs = new DemoSlugs(
            competitions[0].Slug,
            competitions[1].Slug,
            competitions.Single(row => row.State == CompetitionState.Closed).Slug,
            competitions[3].Slug,
            competitions.Single(row => row.State == CompetitionState.Draft).Slug,
            await ReadAsync(db => db.Tracks.Where(row => row.CompetitionId == competitions[0].Id).OrderBy(row => row.Position).Select(row => row.Slug).FirstAsync(cancellationToken)),
            await ReadAsync(db => db.Phases.Where(row => row.CompetitionId == competitions[0].Id).Select(row => row.Slug).FirstAsync(cancellationToken)),
            await ReadAsync(db => (
                from run in db.Runs
                join team in db.Teams on run.TeamId equals team.Id
                where run.CompetitionId == competitions[0].Id && team.Name == "Qalam"
                orderby run.Number
                select run.Id).FirstAsync(cancellationToken)));
        return ScreenList.For(slugs);
    }

    /// <summary>What a person's browser holds after signing in; nothing for somebody without an account.</summary>
    public async Task<string?> SignInAsync(Browser browser, Persona persona)
    {
        if (persona == Persona.Anonymous)
        {
            return null;
        }

        if (!cookies.TryGetValue(persona, out var state))
        {
            var printed = Account().Matches(site.Output).ToDictionary(match => match.Groups["kind"].Value, match => match.Groups["email"].Value, StringComparer.OrdinalIgnoreCase);
            await using var visitor = await browser.VisitorAsync(Address, persona.ToString());
            await visitor.SignInAsync(printed[persona.ToString()], PasswordLine().Match(site.Output).Groups[1].Value);
            state = cookies[persona] = await visitor.Context.StorageStateAsync();
        }

        return state;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<T> ReadAsync<T>(Func<SharedTaskDb, Task<T>> read)
    {
        await using var services = new ServiceCollection().AddSharedTaskData(new DataOptions { Folder = site.DataFolder }).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync();
        return await read(db);
    }

    [GeneratedRegex(@"^\s+(?<kind>administrator|organizer|team)\s+(?<email>\S+@\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex(@"all with the password (\S+)")]
    private static partial Regex PasswordLine();
}
