using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Tests.Competitions;

public sealed class CompareRunsTests : IAsyncLifetime
{
    private OrganizingDriver site = null!;
    private string slug = "";
    private Guid track;
    private Guid phase;
    private Guid qalam;
    private Guid run;
    private Guid other;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await OrganizingDriver.CreateAsync();
        slug = await site.CreateCompetitionAsync();
        track = await site.AddTrackAsync(slug);
        phase = await site.AddPhaseAsync(slug, track);
        await site.AddReferenceAsync(slug, track, phase);
        await site.CheckReferencesAsync();
        qalam = await site.AddTeamAsync(slug, "Qalam");
        run = await site.AddRunAsync(slug, track, phase, qalam);
        other = await site.AddRunAsync(slug, track, phase, await site.AddTeamAsync(slug, "Atlas"), number: 3);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Comparison_OfTwoScoredRuns_ShowsTheBoardsColumnsFirst()
    {
        var metrics = (await CompareAsync(run, other)).Value;

        metrics.Select(metric => (metric.Title, metric.Digits, metric.Comparison.PValue)).ShouldBe([("Quality", 4, 0.02), ("Error", 3, 0.01)]);
        var asked = site.Comparer.Asked.ShouldHaveSingleItem();
        (asked.Scorer.PluginId, asked.Reference.FileName, asked.Run.FileName).ShouldBe(("toy", "gold.tsv", "run.tsv"));
    }

    [Fact]
    public async Task Comparison_AfterANewReference_IsAgainstTheNewestReadyOne()
    {
        var newest = (await site.AddReferenceAsync(slug, track, phase)).Value;
        await CompareAsync(run, other);
        await site.CheckReferencesAsync();
        await CompareAsync(run, other);

        site.Comparer.Asked.Select(asked => asked.Reference.ReferenceSetId == newest).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Comparison_ByAStrangerOrAMember_IsRefusedAndNothingRuns()
    {
        await site.ChangeStateAsync(slug, CompetitionState.Open);

        (await CompareAsync(run, other, await site.AddAccountAsync("stranger"))).Refusal!.Key.ShouldBe("not-allowed");
        (await CompareAsync(run, other, Actor.Anonymous)).Refusal!.Key.ShouldBe("not-allowed");
        (await FindAsync(run, await site.AddAccountAsync("curious"))).Refusal!.Key.ShouldBe("not-allowed");
        site.Comparer.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Comparison_WithARunOfAnotherPlaceOrWithoutAScore_IsRefused()
    {
        var secondTrack = await site.AddTrackAsync(slug, "Second track");
        var secondPhase = await site.AddPhaseAsync(slug, track, secondTrack);
        await site.AddReferenceAsync(slug, track, secondPhase);
        await site.AddReferenceAsync(slug, secondTrack, secondPhase);
        await site.CheckReferencesAsync();
        Guid[] wrong =
        [
            await site.AddRunAsync(slug, track, secondPhase, qalam, 2),
            await site.AddRunAsync(slug, secondTrack, secondPhase, qalam, 3),
            await site.AddRunAsync(slug, track, phase, qalam, 4, RunState.Waiting),
            await site.AddRunAsync(slug, track, phase, qalam, 5, RunState.Withdrawn),
            Guid.CreateVersion7(),
        ];

        foreach (var one in wrong)
        {
            (await CompareAsync(run, one)).Refusal!.Key.ShouldBe("not-found");
        }

        (await FindAsync(run, site.Owner)).Value.Select(found => (found.RunId, found.Team, found.Number)).ShouldBe([(other, "Atlas", 3)]);
    }

    [Fact]
    public async Task Comparison_WithoutThePlugin_IsRefused()
    {
        site.Plugins.Uninstall("toy");

        (await CompareAsync(run, other)).Refusal!.Key.ShouldBe("comparison.no-plugin");
        site.Comparer.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Comparison_ThatTheWorkerRefuses_SaysWhy()
    {
        site.Comparer.Refusal = new Refusal("comparison.failed", ("reason", "The scorer took longer than 60 s."));

        (await CompareAsync(run, other)).Refusal!.Facts["reason"].ShouldBe("The scorer took longer than 60 s.");
    }

    private Task<Answer<IReadOnlyList<ComparedMetric>>> CompareAsync(Guid one, Guid two, Actor? actor = null) =>
        site.Get<CompareRuns>().ExecuteAsync(slug, one, two, actor ?? site.Owner, Token);

    private Task<Answer<IReadOnlyList<ComparableRun>>> FindAsync(Guid one, Actor actor) => site.Get<FindComparableRuns>().ExecuteAsync(slug, one, actor, Token);
}
