using System.Security.Cryptography;
using SharedTask.Core.Data;
using SharedTask.Core.Seeding;
using SharedTask.Web.Account;

namespace SharedTask.Web.Hosting;

/// <summary>With <c>Demo:Enabled</c>, an empty site gets the demo, and every start prints an account for each kind of person.</summary>
internal static class DemoPreparation
{
    private const string AccountsFile = "demo-accounts.txt";

    public static async Task PrepareDemoAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        if (!app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            return;
        }

        var file = Path.Combine(app.Services.GetRequiredService<DataOptions>().Folder, AccountsFile);
        var demo = app.Services.GetRequiredService<SeedDemo>();
        if (await demo.IsEmptyAsync(cancellationToken))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await SeedAsync(demo, scope.ServiceProvider.GetRequiredService<AccountCreation>(), file, cancellationToken);
        }

        if (File.Exists(file))
        {
            Console.WriteLine(await File.ReadAllTextAsync(file, cancellationToken));
        }
    }

    private static async Task SeedAsync(SeedDemo demo, AccountCreation accounts, string file, CancellationToken cancellationToken)
    {
        // A password of its own for every demo: none is known beforehand.
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var administrator = await AddAsync("admin", "Demo administrator", true);
        var organizer = await AddAsync("organizer", "Demo organizer", false);
        Dictionary<string, Core.Accounts.Account> members = new(StringComparer.Ordinal);
        await demo.ExecuteAsync(organizer, MemberAsync, cancellationToken);
        await File.WriteAllTextAsync(
            file,
            $"""
            The demo's accounts, all with the password {password}
              administrator  {administrator.Email}
              organizer      {organizer.Email}
              team           {members["Qalam"].Email}  (Qalam)

            """,
            cancellationToken);

        async Task<Core.Accounts.Account> MemberAsync(string team)
        {
            if (!members.TryGetValue(team, out var account))
            {
                account = members[team] = await AddAsync($"team{members.Count + 1}", $"Lead of {team}", false);
            }

            return account;
        }

        async Task<Core.Accounts.Account> AddAsync(string name, string displayName, bool isAdministrator)
        {
            var (account, errors) = await accounts.CreateAsync($"{name}@demo.example", displayName, password, created =>
            {
                created.EmailConfirmed = true;
                created.IsAdministrator = isAdministrator;
            });
            return account ?? throw new InvalidOperationException(string.Join(' ', errors.Select(error => error.Description)));
        }
    }
}
