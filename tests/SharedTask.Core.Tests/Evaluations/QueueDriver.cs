using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

/// <summary>Plays workers, teams and organizers through the use cases, on a database of its own.</summary>
internal sealed class QueueDriver : IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public static readonly ClaimScope Scope = new() { Lease = Lease };

    private readonly ServiceProvider services;
    private int workers;

    private QueueDriver(TestDatabase database)
    {
        Database = database;
        services = new ServiceCollection()
            .AddLogging()
            .AddSharedTaskData(database.Options)
            .AlsoOnPaper(database.Options)
            .AddSingleton<TimeProvider>(database.Time)
            .AddSingleton<IWorkSignal>(Signal)
            .AddCompetitions()
            .AddEvaluations()
            .AddLeaderboards()
            .AddRuns()
            .BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public CountingSignal Signal { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<QueueDriver> CreateAsync() => new(await TestDatabase.CreateAsync(Stop));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<CompetitionScene> BuildAsync(CompetitionBuilder builder) => builder.CreateAsync(Database, Stop);

    public Task<ClaimedRun?> ClaimAsync(ClaimScope? scope = null) => Get<ClaimNextRun>().ExecuteAsync($"worker {Interlocked.Increment(ref workers)}", scope ?? Scope, Stop);

    public async Task<ClaimedRun> ClaimOneAsync() => (await ClaimAsync()).ShouldNotBeNull();

    public Task<bool> ScoreAsync(ClaimedRun claim, double value) => RecordAsync(claim, EvaluationOutcome.Scored, Result(("macro_f1", value)));

    public Task<bool> RecordAsync(ClaimedRun claim, EvaluationOutcome outcome, ScoringResult? result = null, double wall = 0, bool isOutage = false) => Get<RecordEvaluation>().ExecuteAsync(
        new RecordEvaluationCommand
        {
            RunId = claim.RunId,
            Owner = claim.Owner,
            ScorerId = claim.Scorer.ScorerId,
            ReferenceSetId = claim.Reference.ShouldNotBeNull().ReferenceSetId,
            Outcome = outcome,
            IsOutage = isOutage,
            Result = result,
            StartedAt = Database.Now,
            WallMilliseconds = wall,
            Reason = outcome is EvaluationOutcome.Scored or EvaluationOutcome.Invalid ? "" : "It broke.",
            ManifestJson = "{}",
        },
        Stop);

    public Task<bool> CheckAsync(ClaimedRun claim, bool isValid, bool goOn = false) => Get<RecordCheck>().ExecuteAsync(
        new RecordCheckCommand(claim.RunId, claim.Owner, isValid, isValid ? null : Problems.ToJson(Invalid("unknown-label")), isValid ? 0 : 1, goOn), Stop);

    /// <summary>Adds a run that a team submitted and paid for.</summary>
    public async Task<Run> SubmitAsync(CompetitionScene scene, string team, RunState state = RunState.Waiting)
    {
        var run = await scene.AddRunAsync(team, Stop, state);
        await using var db = Database.CreateDbContext();
        (await QuotaLedger.TryReserveAsync(db, run.TeamId, run.TrackId, run.PhaseId, run.QuotaDay, null, null, Stop)).IsRefused.ShouldBeFalse();
        await db.Runs.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CountsAgainstQuota, true), Stop);
        return run;
    }

    public Task<Run> ReadAsync(Run run) => Database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(row => row.Id == run.Id, Stop));

    public Task<List<int>> QuotaAsync() => Database.ReadAsync(db => db.QuotaUses.OrderBy(row => row.Day).Select(row => row.Used).ToListAsync(Stop));

    public Task<List<string>> NoticesAsync(Guid accountId) =>
        Database.ReadAsync(db => db.Notices.Where(row => row.AccountId == accountId).OrderBy(row => row.CreatedAt).Select(row => row.Key).ToListAsync(Stop));

    /// <summary>The rows of a board from the top: rank, team, first value.</summary>
    public async Task<List<string>> BoardAsync(CompetitionScene scene, BoardEdition edition = BoardEdition.Live)
    {
        var rows = await Database.ReadAsync(db => (
            from row in db.LeaderboardRows
            join board in db.Leaderboards on row.LeaderboardId equals board.Id
            where board.TrackId == scene.Track.Id && board.PhaseId == scene.Phase.Id && board.Edition == edition
            orderby row.Position
            select row).ToListAsync(Stop));
        var names = scene.Teams.ToDictionary(team => team.Team.Id, team => team.Team.Name);
        return rows.ConvertAll(row => FormattableString.Invariant($"{row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-"} {names[row.TeamId]} {BoardValues.Parse(row.ValuesJson).Values.First().Value}"));
    }

    public Task<long> RevisionAsync(CompetitionScene scene, BoardEdition edition = BoardEdition.Live) => Database.ReadAsync(db => db.Leaderboards
        .Where(row => row.TrackId == scene.Track.Id && row.PhaseId == scene.Phase.Id && row.Edition == edition)
        .Select(row => row.Revision)
        .SingleOrDefaultAsync(Stop));

    public static ScoringResult Result(params (string Metric, double? Value)[] scores) =>
        new(1, ScoringOutcome.Scored, [.. scores.Select(score => new MetricScore(score.Metric, score.Value))], [], [], [], 0, 10);

    public static ScoringResult Invalid(string code) =>
        new(1, ScoringOutcome.Invalid, [], [], [], [new ScoringProblem(ProblemSeverity.Error, code, "It is wrong.", "run.tsv", 3)], 7, 10);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
