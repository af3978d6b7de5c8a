using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Archives;

/// <summary>A competition with something of everything that an archive carries, and with what is easily lost.</summary>
internal static class RichCompetition
{
    public const string Slug = "dialects";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CompetitionScene> CreateAsync(ArchiveSite site)
    {
        var now = site.Database.Now;
        var scene = await new CompetitionBuilder(Slug)
            .With(competition =>
            {
                (competition.Title, competition.Summary, competition.Rules) = ("لهجات 2026 <dialects>", "Which country? \"Quoted\"", "* Be fair.\n* كن منصفًا");
                (competition.TimeZoneId, competition.TeamSizeCap, competition.QueueLabel) = ("Africa/Cairo", 4, "gpu");
            })
            .Track("main", track => track.Column("macro_f1").Column("accuracy", rankOrder: 2))
            .Track("second")
            .Phase("practice", phase => (phase.EndsAt, phase.RunsPerDay) = (now.AddHours(-1), 5))
            .Phase("evaluation", phase => (phase.FreezesAt, phase.ReleasesAt, phase.Visibility) = (now.AddSeconds(4), now.AddDays(2), BoardVisibility.OwnScores))
            .Teams("amber", "birch", "قلم")
            .Baseline("majority")
            .CreateAsync(site.Database, Stop);
        await using (var db = site.Database.CreateDbContext())
        {
            var gold = await site.PutAsync("gold");
            await db.ReferenceSets.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlobHash, gold), Stop);
        }

        await AddProgramAsync(site, scene);
        await AddRunsAsync(site, scene);
        await site.Database.AddAsync(
            Stop,
            new AuditEntry { At = now, AccountId = scene.Owner.Id, CompetitionId = scene.Competition.Id, Action = "competition.opened", Subject = "Dialects" },
            new AuditEntry { At = now, AccountId = Guid.CreateVersion7(), CompetitionId = scene.Competition.Id, Action = "competition.queue", Subject = "gpu" },
            new CompetitionFile { CompetitionId = scene.Competition.Id, Kind = CompetitionFileKind.StartingKit, Title = "Kit", FileName = "kit.zip", BlobHash = await site.PutAsync("kit"), Bytes = 3, PhaseId = scene.PhaseOf("evaluation").Id });
        return scene;
    }

    /// <summary>The second track has had a plugin and now has a scoring program; its reference has a second version.</summary>
    private static async Task AddProgramAsync(ArchiveSite site, CompetitionScene scene)
    {
        var track = scene.TrackOf("second");
        var settings = new ProgramSettings { ProgramHash = await site.PutAsync("program"), Commands = ["python3 s.py"], InputDataHash = await site.PutAsync("input"), Keys = ["macro_f1"] };
        var reference = CompetitionScene.NewReference(track.Id, scene.PhaseOf("evaluation").Id, scene.Owner.Id, 2, site.Database.Now);
        await site.Database.AddAsync(
            Stop,
            new Scorer { TrackId = track.Id, Version = 2, PluginId = ProgramSettings.PluginId, PluginVersion = "1", ProgramHash = settings.ProgramHash, ParametersJson = settings.ToJson(), Seed = -5, CreatedAt = site.Database.Now },
            new ReferenceSet
            {
                TrackId = reference.TrackId, PhaseId = reference.PhaseId, Version = 2, FileName = "gold-2.tsv", BlobHash = await site.PutAsync("gold 2"), Bytes = 6, State = ReferenceState.Checking,
                CreatedBy = scene.MemberOf("amber").Id, CreatedAt = site.Database.Now, LeaseOwner = "worker", LeaseUntil = site.Database.Now.AddMinutes(1), Attempts = 2,
            });
    }

    private static async Task AddRunsAsync(ArchiveSite site, CompetitionScene scene)
    {
        var evaluation = scene.PhaseOf("evaluation");
        // Two teams tie at one moment: their keys decide who stands first.
        var tied = site.Database.Now.AddSeconds(1);
        await AddScoredAsync(site, scene, "birch", 0.1 + 0.2, evaluation, tied);
        await AddScoredAsync(site, scene, "amber", 0.1 + 0.2, evaluation, tied);
        await AddScoredAsync(site, scene, "قلم", double.BitIncrement(1 / 3.0), evaluation);
        await AddScoredAsync(site, scene, "majority", 0.9, evaluation);
        var twice = await AddScoredAsync(site, scene, "amber", 0.25, evaluation);
        await AddEvaluationAsync(site, scene, twice, -0.0, isCurrent: false);
        await site.Database.ReadAsync(db => db.Runs.Where(run => run.Id == twice.Id).ExecuteUpdateAsync(set => set.SetProperty(run => run.Flag, RunFlag.Late), Stop));
        await AddScoredAsync(site, scene, "birch", 0.75, scene.PhaseOf("practice"));
        await scene.AddRunAsync("birch", Stop, RunState.Scoring, phase: evaluation, blobHash: await site.PutAsync("being scored"));
        await scene.AddRunAsync("قلم", Stop, RunState.Withdrawn, phase: evaluation, blobHash: await site.PutAsync("withdrawn"));
        var invalid = await scene.AddRunAsync("قلم", Stop, RunState.Invalid, phase: evaluation, blobHash: await site.PutAsync("invalid"));
        await using var db = site.Database.CreateDbContext();
        await db.Runs.Where(row => row.Id == invalid.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ProblemsJson, """[{"severity":"error","code":"line","message":"Line 3 is odd."}]""").SetProperty(row => row.ProblemCount, 4), Stop);
        await site.Database.AddAsync(
            Stop,
            new QuotaUse { TeamId = scene.TeamOf("amber").Id, TrackId = scene.Track.Id, PhaseId = evaluation.Id, Day = QuotaUse.AllDays, Used = 2 },
            new RunCounter { TeamId = scene.TeamOf("amber").Id, TrackId = scene.Track.Id, PhaseId = evaluation.Id, LastNumber = twice.Number });
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        foreach (var phase in scene.Phases)
        {
            await new UpdateLeaderboard(site.Database.Time).RebuildAsync(db, scene.Track.Id, phase.Id, Stop);
        }

        await transaction.CommitAsync(Stop);
    }

    private static async Task<Run> AddScoredAsync(ArchiveSite site, CompetitionScene scene, string team, double value, Phase phase, DateTime? receivedAt = null)
    {
        var run = await scene.AddRunAsync(team, Stop, RunState.Scored, phase: phase, receivedAt: receivedAt, blobHash: await site.PutAsync($"run of {team} {value:R}"));
        await AddEvaluationAsync(site, scene, run, value, isCurrent: true);
        return run;
    }

    private static async Task AddEvaluationAsync(ArchiveSite site, CompetitionScene scene, Run run, double value, bool isCurrent)
    {
        var reference = await site.Database.ReadAsync(db => db.ReferenceSets.Where(row => row.TrackId == run.TrackId && row.PhaseId == run.PhaseId).Select(row => row.Id).FirstAsync(Stop));
        var made = new Evaluation
        {
            RunId = run.Id, ScorerId = scene.Scorer.Id, ReferenceSetId = reference, Outcome = EvaluationOutcome.Scored, IsCurrent = isCurrent,
            StartedAt = site.Database.Now.AddTicks(1), FinishedAt = site.Database.Now.AddTicks(3), WallMilliseconds = 12.25, PeakMemoryBytes = 77, Log = "read\n2 lines",
            ReportHash = await site.PutAsync("<p>report</p>"), TablesJson = """[{"Title":"Confusion","Columns":["","a"],"Rows":[["a","2"]]}]""", ManifestJson = """{"plugin":"classification"}""",
        };
        await site.Database.AddAsync(
            Stop,
            made,
            new Score { EvaluationId = made.Id, Position = 0, Metric = "macro_f1", Value = value, IntervalLow = value - 0.1, IntervalHigh = value + 0.1, IntervalJson = """{"Level":0.95}""" },
            new Score { EvaluationId = made.Id, Position = 1, Metric = "accuracy", Value = null },
            new Score { EvaluationId = made.Id, Position = 2, Metric = "macro_f1", Value = double.Epsilon, SliceBy = "language", SliceValue = "ar", SliceSize = 3 });
    }
}
