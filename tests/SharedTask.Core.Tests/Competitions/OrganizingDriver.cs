using SharedTask.Testing;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SharedTask.Core;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Tests.Competitions;

/// <summary>Organizes competitions through the use cases, on a SQLite database of its own.</summary>
public sealed class OrganizingDriver : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sharedtask-organizing-").FullName;
    private readonly ServiceProvider services;

    private OrganizingDriver()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddSharedTaskData(new DataOptions { Folder = folder })
            .AlsoOnPaper(new DataOptions())
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IPluginLibrary>(Plugins)
            .AddSingleton<IWorkSignal>(Work)
            .AddSingleton<IRunComparer>(Comparer)
            .AddCompetitions()
            .AddEvaluations()
            .AddLeaderboards()
            .BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public ToyPluginLibrary Plugins { get; } = new();

    public CountingWorkSignal Work { get; } = new();

    public ToyRunComparer Comparer { get; } = new();

    public Actor Owner { get; private set; } = Actor.Anonymous;

    public static async Task<OrganizingDriver> CreateAsync()
    {
        var driver = new OrganizingDriver();
        await driver.ChangeAsync(db => db.Database.MigrateAsync(TestContext.Current.CancellationToken));
        driver.Owner = await driver.AddAccountAsync("olga");
        return driver;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public SharedTaskDb Open() => Get<IDbContextFactory<SharedTaskDb>>().CreateDbContext();

    public async Task ChangeAsync(Func<SharedTaskDb, Task> change)
    {
        await using var db = Open();
        await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Actor> AddAccountAsync(string name)
    {
        var email = $"{name}@example.org";
        var account = new Account
        {
            UserName = email,
            Email = email,
            NormalizedUserName = email.ToUpperInvariant(),
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = name,
            CreatedAt = Now,
        };
        await ChangeAsync(db => Task.FromResult(db.Add(account)));
        return new Actor(account.Id, false);
    }

    public async Task<string> CreateCompetitionAsync(string title = "Dialects 2026") =>
        (await Get<CreateCompetition>().ExecuteAsync(title, null, Owner, TestContext.Current.CancellationToken)).Value;

    public Task<Answer<Guid>> SaveTrackAsync(string slug, TrackDetails details, Actor? actor = null) =>
        Get<SaveTrack>().ExecuteAsync(slug, details, actor ?? Owner, TestContext.Current.CancellationToken);

    public async Task<Guid> AddTrackAsync(string slug, string title = "Main track", string parameters = "{}") =>
        (await SaveTrackAsync(slug, new TrackDetails { Title = title, PluginId = "toy", ParametersJson = parameters })).Value;

    public Task<Answer<Guid>> SavePhaseAsync(string slug, PhaseDetails details, Actor? actor = null) =>
        Get<SavePhase>().ExecuteAsync(slug, details, actor ?? Owner, TestContext.Current.CancellationToken);

    public PhaseDetails PhaseOf(params Guid[] tracks) =>
        new() { Title = "Evaluation", StartsAt = Now, EndsAt = Now.AddDays(7), TrackIds = tracks };

    public async Task<Guid> AddPhaseAsync(string slug, params Guid[] tracks) => (await SavePhaseAsync(slug, PhaseOf(tracks))).Value;

    public Task<Answer<Guid>> AddReferenceAsync(string slug, Guid track, Guid phase, Actor? actor = null) =>
        Get<AddReferenceSet>().ExecuteAsync(
            slug, track, phase, "gold.tsv", new StoredBlob(new string('a', 64), 10), actor ?? Owner, TestContext.Current.CancellationToken);

    /// <summary>Finishes every open check as a worker would.</summary>
    public async Task CheckReferencesAsync(bool isValid = true)
    {
        while (await Get<ReferenceChecks>().ClaimNextAsync("worker", new ClaimScope { Lease = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken) is { } claim)
        {
            await Get<ReferenceChecks>().RecordAsync(claim.Reference.ReferenceSetId, "worker", isValid, 2, null, TestContext.Current.CancellationToken);
        }
    }

    public async Task<CompetitionConsole> ConsoleAsync(string slug) =>
        (await Get<FindCompetitionConsole>().ExecuteAsync(slug, Owner, TestContext.Current.CancellationToken)).Value;

    public Task<Answer<Done>> ChangeStateAsync(string slug, CompetitionState state) =>
        Get<ChangeCompetitionState>().ExecuteAsync(slug, state, Owner, TestContext.Current.CancellationToken);

    public async Task<Guid> AddTeamAsync(string slug, string name, RegistrationState state = RegistrationState.Approved)
    {
        var member = await AddAccountAsync($"member-of-{name}");
        await using var db = Open();
        var competition = await db.Competitions.SingleAsync(row => row.Slug == slug);
        var team = new Team { CompetitionId = competition.Id, Name = name, NormalizedName = TeamName.Normalize(name), CreatedAt = Now };
        db.AddRange(
            team,
            new TeamMember { TeamId = team.Id, AccountId = member.AccountId!.Value, CompetitionId = competition.Id, IsLead = true, JoinedAt = Now },
            new Registration { TeamId = team.Id, CompetitionId = competition.Id, State = state, RequestedBy = member.AccountId.Value, RequestedAt = Now, RulesAcceptedAt = Now });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return team.Id;
    }

    /// <summary>Puts a run there with an evaluation by the newest scorer and reference, if it is scored.</summary>
    public async Task<Guid> AddRunAsync(
        string slug, Guid track, Guid phase, Guid team, int number = 1, RunState state = RunState.Scored, double score = 0.5, DateTime? receivedAt = null)
    {
        await using var db = Open();
        var competition = await db.Competitions.SingleAsync(row => row.Slug == slug);
        var member = await db.TeamMembers.Where(row => row.TeamId == team).Select(row => row.AccountId).SingleAsync();
        var run = new Run
        {
            CompetitionId = competition.Id,
            TrackId = track,
            PhaseId = phase,
            TeamId = team,
            SubmittedBy = member,
            Number = number,
            FileName = "run.tsv",
            BlobHash = new string('b', 64),
            Bytes = 10,
            ReceivedAt = receivedAt ?? Now.AddSeconds(number),
            QuotaDay = 1,
            State = state,
        };
        db.Add(run);
        if (state == RunState.Scored)
        {
            var scorer = await db.Scorers.Where(row => row.TrackId == track).OrderByDescending(row => row.Version).FirstAsync();
            var reference = await db.ReferenceSets.Where(row => row.TrackId == track && row.PhaseId == phase).OrderByDescending(row => row.Version).FirstAsync();
            var evaluation = new Evaluation
            {
                RunId = run.Id,
                ScorerId = scorer.Id,
                ReferenceSetId = reference.Id,
                Outcome = EvaluationOutcome.Scored,
                IsCurrent = true,
                StartedAt = Now,
                FinishedAt = Now,
                Log = "read 2 items",
                ManifestJson = "{}",
                TablesJson = JsonSerializer.Serialize(new[] { new ScoreTable("Confusion", ["", "a"], [["a", "2"]]) }),
            };
            db.AddRange(
                evaluation,
                new Score { EvaluationId = evaluation.Id, Position = 0, Metric = "quality", Value = score },
                new Score { EvaluationId = evaluation.Id, Position = 1, Metric = "quality", Value = 1, SliceBy = "language", SliceValue = "ar", SliceSize = 1 },
                new Score { EvaluationId = evaluation.Id, Position = 2, Metric = "error", Value = 1 - score });
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await Get<UpdateLeaderboard>().UpdateAsync(db, track, phase, team, TestContext.Current.CancellationToken);
        return run.Id;
    }

    public async Task<string[]> AuditAsync()
    {
        await using var db = Open();
        return await db.AuditEntries.OrderBy(row => row.Id).Select(row => row.Action).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Open())
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
