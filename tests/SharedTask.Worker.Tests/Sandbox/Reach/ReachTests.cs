using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Faults;

namespace SharedTask.Worker.Tests.Sandbox.Reach;

/// <summary>A real worker with its data folder around it has a curious scorer score a run.</summary>
public sealed class ReachTests : IDisposable
{
    private const string OtherReference = "the-reference-of-another-track";
    private const string Password = "the-password-of-the-database";

    private readonly TemporaryFolder plugins = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("Data__ConnectionString", null);
        plugins.Dispose();
    }

    [Fact]
    public async Task Scorer_LookingEverywhere_FindsNoSecret()
    {
        Environment.SetEnvironmentVariable("Data__ConnectionString", $"Server=db;Password={Password}");
        Install();
        await using var stand = await WorkerStand.CreateAsync(plugins: plugins.Path, change: services =>
            services.AddSingleton<ISandbox>(provider => new RecordingSandbox(ActivatorUtilities.CreateInstance<BubblewrapSandbox>(provider))));
        await LeaveSecretsAsync(stand);
        await stand.SubmitAsync();

        while (await stand.WorkAsync())
        {
            // Checks it first, then scores it.
        }

        var outcome = ((RecordingSandbox)stand.Get<ISandbox>()).Outcomes.Last();
        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
        var dump = Encoding.UTF8.GetString(outcome.Files["dump"]);
        // It has looked: its own run and reference are there, and what every process may know.
        dump.ShouldContain("/job/run/run.tsv");
        dump.ShouldContain("/job/reference/");
        dump.ShouldContain("/mountinfo");
        dump.Length.ShouldBeGreaterThan(50_000);
        foreach (var secret in await SecretsAsync(stand))
        {
            dump.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{secret} in: {Around(dump, secret)}");
        }
    }

    /// <summary>The reference of another track in the store, and on its way to another scorer at the same time.</summary>
    private static async Task LeaveSecretsAsync(WorkerStand stand)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(OtherReference));
        await stand.Blobs.PutAsync(content, long.MaxValue, Stop);
        var folder = stand.Get<SandboxScratch>().CreateFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "gold.tsv"), OtherReference, Stop);
        SandboxScratch.MakeReadable(folder);
    }

    private async Task<string[]> SecretsAsync(WorkerStand stand)
    {
        var accounts = await stand.ReadAsync(db => db.Users.AsNoTracking().ToListAsync(Stop));
        accounts.ShouldNotBeEmpty();
        string?[] secrets =
        [
            OtherReference, Password, "Data Source=", "sharedtask.db", stand.DataFolder, plugins.Path, Repository.Root, AppContext.BaseDirectory.TrimEnd('/'),
            Path.GetFileName(stand.DataFolder), "SharedTask.Worker", "dotnet ", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/", "/etc/shadow 1",
            .. accounts.Select(account => account.Email), .. accounts.Select(account => account.SecurityStamp), .. accounts.Select(account => account.PasswordHash),
            stand.Scene.Competition.Id.ToString(), stand.Scene.TeamOf("amber").Name, stand.Scene.TeamOf("amber").Id.ToString(),
        ];
        return [.. secrets.Where(secret => secret is { Length: > 3 }).Select(secret => secret!)];
    }

    private void Install()
    {
        var folder = Directory.CreateDirectory(plugins.Of("classification")).FullName;
        var program = Path.Combine(folder, "classification");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Sandbox", "Reach", "explore.py"), program);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Around(string dump, string secret)
    {
        var at = dump.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : dump[Math.Max(0, at - 200)..Math.Min(dump.Length, at + 200)];
    }
}
