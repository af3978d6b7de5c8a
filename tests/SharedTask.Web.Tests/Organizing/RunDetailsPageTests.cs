using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Organizing;

public sealed class RunDetailsPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LimitKind.Memory, 1L << 30, "The scorer needed more than 1 GiB of memory.", true)]
    [InlineData(LimitKind.Wall, 60_000L, "The scorer took longer than 60 s.", true)]
    [InlineData(LimitKind.Log, 4L << 20, "The scorer printed more than 4 MiB.", false)]
    public async Task Evaluation_StoppedByALimit_SaysWhichAndWhereToRaiseIt(LimitKind kind, long most, string words, bool canBeRaised)
    {
        await using var site = new TestSite();
        await UploadScene.BuildAsync(site);
        var run = await AddStoppedRunAsync(site, kind, most);
        using var browser = await site.SignInAsync("owner");

        var page = await browser.GetStringAsync(new Uri($"/organize/task/runs/{run}", UriKind.Relative), Stop);

        page.ShouldContain(words);
        page.Contains("<a href=\"/organize/task/tracks\">Raise it at the track", StringComparison.Ordinal).ShouldBe(canBeRaised);
    }

    [Fact]
    public async Task Run_MarkedAsLate_SaysSoAndOffersToTakeTheMarkAway()
    {
        await using var site = new TestSite();
        await UploadScene.BuildAsync(site);
        var run = await AddStoppedRunAsync(site, LimitKind.Memory, 1L << 30);
        using var browser = await site.SignInAsync("owner");
        var address = new Uri($"/organize/task/runs/{run}", UriKind.Relative);
        (await browser.GetStringAsync(address, Stop)).ShouldContain(">Mark as late<");

        var flagged = await site.Services.GetRequiredService<FlagRun>().ExecuteAsync("task", run, RunFlag.Late, Actor.Operator, Stop);
        flagged.IsRefused.ShouldBeFalse();

        var page = await browser.GetStringAsync(address, Stop);
        page.ShouldContain("<span class=\"chip wait\">late</span>");
        page.ShouldContain(">Take the mark away<");
        page.ShouldNotContain(">Mark as late<");
    }

    private static async Task<Guid> AddStoppedRunAsync(TestSite site, LimitKind kind, long most)
    {
        var owner = await site.AddAccountAsync("owner");
        var (competition, track, phase, team) = await site.ReadAsync(async db => (
            await db.Competitions.SingleAsync(Stop), await db.Tracks.SingleAsync(Stop), await db.Phases.SingleAsync(Stop), await db.Teams.SingleAsync(Stop)));
        var now = competition.CreatedAt;
        var run = new Run
        {
            CompetitionId = competition.Id, TrackId = track.Id, PhaseId = phase.Id, TeamId = team.Id, SubmittedBy = owner.Id, Number = 1,
            FileName = "run.tsv", BlobHash = "ab", Bytes = 3, ReceivedAt = now, QuotaDay = 1, State = RunState.Waiting, ReasonKey = ReasonKeys.ScorerFault,
        };
        var scorer = new Scorer { TrackId = track.Id, Version = 1, PluginId = "classification", PluginVersion = "1", ParametersJson = "{}", CreatedAt = now };
        var reference = new ReferenceSet { TrackId = track.Id, PhaseId = phase.Id, Version = 1, FileName = "gold.tsv", BlobHash = "cd", Bytes = 3, State = ReferenceState.Ready, CreatedBy = owner.Id, CreatedAt = now };
        await site.AddAsync(new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner }, run, scorer, reference);
        await site.AddAsync(new Evaluation
        {
            RunId = run.Id, ScorerId = scorer.Id, ReferenceSetId = reference.Id, Outcome = EvaluationOutcome.LimitExceeded, IsCurrent = true, StartedAt = now, FinishedAt = now,
            ExceededKind = kind, ExceededMost = most, ManifestJson = "{}",
        });
        return run.Id;
    }
}
