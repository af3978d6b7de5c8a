using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Tests.Competitions;

public sealed class CompetitionEditingTests : IAsyncLifetime
{
    private OrganizingDriver site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await OrganizingDriver.CreateAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("NADI 2026: Nuanced Arabic", "nadi-2026-nuanced-arabic")]
    [InlineData("Détection d’ironie", "detection-d-ironie")]
    [InlineData("كشف اللهجات", "competition")]
    public async Task Creation_ATitle_BecomesAnAddressAndAnOwner(string title, string slug)
    {
        var created = await site.Get<CreateCompetition>().ExecuteAsync(title, null, site.Owner, Token);

        created.Value.ShouldBe(slug);
        var console = await site.ConsoleAsync(slug);
        console.State.ShouldBe(CompetitionState.Draft);
        console.IsOwner.ShouldBeTrue();
        console.Organizers.ShouldHaveSingleItem().Role.ShouldBe(OrganizerRole.Owner);
        (await site.AuditAsync()).ShouldBe(["competition.created"]);
    }

    [Fact]
    public async Task Creation_TheSameTitleTwice_GetsAnAddressOfItsOwn()
    {
        await site.CreateCompetitionAsync("Dialects");
        (await site.CreateCompetitionAsync("Dialects")).ShouldBe("dialects-2");
    }

    [Fact]
    public async Task Creation_WithAnAddress_StandsThere() =>
        (await site.Get<CreateCompetition>().ExecuteAsync("كشف اللهجات 2026", " NADI-2026 ", site.Owner, Token)).Value.ShouldBe("nadi-2026");

    [Theory]
    [InlineData("nadi 2026", "competition.address")]
    [InlineData("-nadi", "competition.address")]
    [InlineData("a/b", "competition.address")]
    [InlineData("نادي", "competition.address")]
    [InlineData("a\n", null)]
    [InlineData("new", "competition.address-taken")]
    [InlineData("dialects", "competition.address-taken")]
    public async Task Creation_WithAnAddressThatCannotBe_IsRefusedAndCreatesNothing(string address, string? refusal)
    {
        await site.CreateCompetitionAsync("Dialects");

        var created = await site.Get<CreateCompetition>().ExecuteAsync("Another", address, site.Owner, Token);

        created.Refusal?.Key.ShouldBe(refusal);
        (await site.AuditAsync()).Length.ShouldBe(refusal is null ? 2 : 1);
    }

    [Fact]
    public async Task Creation_Anonymous_IsRefused() =>
        (await site.Get<CreateCompetition>().ExecuteAsync("Dialects", null, Actor.Anonymous, Token)).Refusal!.Key.ShouldBe("not-allowed");

    [Fact]
    public async Task Draft_AStranger_MustNotKnowThatItExists()
    {
        var slug = await site.CreateCompetitionAsync();
        var stranger = await site.AddAccountAsync("stranger");

        (await site.Get<FindCompetitionConsole>().ExecuteAsync(slug, stranger, Token)).Refusal!.Key.ShouldBe("not-found");
        (await site.SaveTrackAsync(slug, new TrackDetails { Title = "T", PluginId = "toy" }, stranger)).Refusal!.Key.ShouldBe("not-found");
        (await site.Get<ListMyCompetitions>().ExecuteAsync(stranger, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Details_SavedOnAnOldState_AreRefusedAndChangeNothing()
    {
        var slug = await site.CreateCompetitionAsync();
        var opened = (await site.ConsoleAsync(slug)).Details;
        await site.AddTrackAsync(slug);

        var answer = await site.Get<UpdateCompetitionDetails>().ExecuteAsync(slug, opened with { Title = "Lost" }, site.Owner, Token);

        answer.Refusal!.Key.ShouldBe("changed-meanwhile");
        (await site.ConsoleAsync(slug)).Details.Title.ShouldBe("Dialects 2026");
    }

    [Fact]
    public async Task Details_Saved_AreReadBack()
    {
        var slug = await site.CreateCompetitionAsync();
        var details = (await site.ConsoleAsync(slug)).Details with
        {
            Title = "Dialects", Summary = "Which dialect?", Overview = "# Hello", Rules = "Be fair.", ContactEmail = "us@example.org",
            Approval = RegistrationApproval.ByOrganizers, TeamSizeCap = 5, TimeZoneId = "Africa/Tunis",
        };

        (await site.Get<UpdateCompetitionDetails>().ExecuteAsync(slug, details, site.Owner, Token)).IsRefused.ShouldBeFalse();

        var saved = (await site.ConsoleAsync(slug)).Details;
        (saved with { Revision = details.Revision }).ShouldBe(details);
        saved.Revision.ShouldNotBe(details.Revision);
    }

    [Theory]
    [InlineData("", "", "AoE", "competition.title-length")]
    [InlineData("T", "nobody", "AoE", "competition.contact-email")]
    [InlineData("T", "", "Mars/Olympus", "competition.time-zone")]
    public async Task Details_WrongField_IsNamed(string title, string contact, string zone, string key)
    {
        var slug = await site.CreateCompetitionAsync();
        var details = new CompetitionDetails { Title = title, ContactEmail = contact, TimeZoneId = zone };

        (await site.Get<UpdateCompetitionDetails>().ExecuteAsync(slug, details, site.Owner, Token)).Refusal!.Key.ShouldBe(key);
    }

    [Fact]
    public async Task Track_New_TakesProposedColumnsAndEveryPhase()
    {
        var slug = await site.CreateCompetitionAsync();
        var first = await site.AddTrackAsync(slug, "First");
        await site.AddPhaseAsync(slug, first);
        var second = await site.AddTrackAsync(slug, "Second");

        var console = await site.ConsoleAsync(slug);
        console.Phases.Single().TrackIds.ShouldBe([first, second], ignoreOrder: true);
        var track = console.Tracks.Single(row => row.TrackId == second);
        track.Columns.Select(column => (column.Metric, column.RankOrder, column.HigherIsBetter)).ShouldBe([("quality", 1, true), ("error", null, false)]);
        track.Scorer.ShouldBe(new ConsoleScorer(1, "toy", "1.0.0", "{}"));
    }

    [Fact]
    public async Task Track_SavedAgain_MakesANewScorerOnlyWhenScoringChanges()
    {
        var slug = await site.CreateCompetitionAsync();
        var id = await site.AddTrackAsync(slug, parameters: """{"beta": 1, "note": "a"}""");
        var details = new TrackDetails { TrackId = id, Title = "Renamed", PluginId = "toy", ParametersJson = """{"note":"a","beta":1}""" };

        await site.SaveTrackAsync(slug, details);
        (await site.ConsoleAsync(slug)).Tracks.Single().Scorer!.Version.ShouldBe(1);

        await site.SaveTrackAsync(slug, details with { ParametersJson = """{"beta":2}""" });
        (await site.ConsoleAsync(slug)).Tracks.Single().Scorer!.Version.ShouldBe(2);

        site.Plugins.Upgrade("toy", "1.1.0");
        await site.SaveTrackAsync(slug, details with { ParametersJson = """{"beta":2}""" });
        (await site.ConsoleAsync(slug)).Tracks.Single().Scorer.ShouldBe(new ConsoleScorer(3, "toy", "1.1.0", """{"beta":2}"""));
    }

    [Fact]
    public async Task Track_OtherPluginBeforeAnyRun_HasItsReferenceCheckedAnew()
    {
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var phase = await site.AddPhaseAsync(slug, track);
        await site.AddReferenceAsync(slug, track, phase);
        await site.CheckReferencesAsync();

        await site.SaveTrackAsync(slug, new TrackDetails { TrackId = track, Title = "Main", PluginId = "other" });

        (await site.ConsoleAsync(slug)).References.Single().State.ShouldBe(ReferenceState.Checking);
    }

    [Theory]
    [InlineData("""{}""", "scorer.parameter-missing", "Positive label")]
    [InlineData("""{"positive_label": 1}""", "scorer.parameter-type", "Positive label")]
    [InlineData("""{"positive_label": "1", "average": "mean"}""", "scorer.parameter-choice", "Average")]
    [InlineData("""{"positive_label": "1", "resamples": 1001}""", "scorer.parameter-range", "Resamples")]
    [InlineData("""{"positive_label": "1", "resamples": 1.5}""", "scorer.parameter-type", "Resamples")]
    [InlineData("""{"positive_label": "1", "labels": ["a", 2]}""", "scorer.parameter-type", "Labels")]
    [InlineData("""{"positive_label": "1", "strict": "yes"}""", "scorer.parameter-type", "strict")]
    [InlineData("""{"positive_label": "1", "alpha": 1}""", "scorer.parameter-unknown", "alpha")]
    public async Task Track_WrongParameter_IsRefusedByName(string parameters, string key, string name)
    {
        var slug = await site.CreateCompetitionAsync();

        var answer = await site.SaveTrackAsync(slug, new TrackDetails { Title = "T", PluginId = "demanding", ParametersJson = parameters });

        answer.Refusal!.Key.ShouldBe(key);
        answer.Refusal.Facts["name"].ShouldBe(name);
        (await site.ConsoleAsync(slug)).Tracks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Track_ParametersThatAreNoObject_AreRefused(string parameters)
    {
        var slug = await site.CreateCompetitionAsync();

        (await site.SaveTrackAsync(slug, new TrackDetails { Title = "T", PluginId = "toy", ParametersJson = parameters }))
            .Refusal!.Key.ShouldBe("scorer.parameters-not-an-object");
    }

    [Fact]
    public async Task Phase_WrongField_IsNamed()
    {
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var phase = site.PhaseOf(track);

        (await KeyOfAsync(phase with { EndsAt = phase.StartsAt })).ShouldBe("phase.ends-before-start");
        (await KeyOfAsync(phase with { RunsPerDay = 0 })).ShouldBe("phase.quota");
        (await KeyOfAsync(phase with { TrackIds = [] })).ShouldBe("phase.no-track");
        (await KeyOfAsync(phase with { FreezesAt = phase.StartsAt.AddMinutes(-1) })).ShouldBe("phase.freezes-before-start");
        (await KeyOfAsync(phase with { ReleasesAt = phase.StartsAt.AddMinutes(-1) })).ShouldBe("phase.releases-before-start");
        (await KeyOfAsync(phase with { TrackIds = [Guid.CreateVersion7()] })).ShouldBe("not-found");

        async Task<string?> KeyOfAsync(PhaseDetails details) => (await site.SavePhaseAsync(slug, details)).Refusal?.Key;
    }

    [Fact]
    public async Task Phases_ThatOverlap_AreSaved()
    {
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        await site.AddPhaseAsync(slug, track);
        await site.SavePhaseAsync(slug, site.PhaseOf(track) with { Title = "Practice", EndsAt = null, RunsPerDay = 3, Visibility = BoardVisibility.Blind });

        var phases = (await site.ConsoleAsync(slug)).Phases;
        phases.Select(phase => phase.Title).ShouldBe(["Evaluation", "Practice"]);
        phases[1].EndsAt.ShouldBeNull();
        phases[1].Visibility.ShouldBe(BoardVisibility.Blind);
    }

    [Fact]
    public async Task Removal_WithoutRuns_TakesEverythingAlong()
    {
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var phase = await site.AddPhaseAsync(slug, track);
        await site.AddReferenceAsync(slug, track, phase);

        (await site.Get<RemovePhase>().ExecuteAsync(slug, phase, site.Owner, Token)).IsRefused.ShouldBeFalse();
        (await site.Get<RemoveTrack>().ExecuteAsync(slug, track, site.Owner, Token)).IsRefused.ShouldBeFalse();

        var console = await site.ConsoleAsync(slug);
        console.Tracks.ShouldBeEmpty();
        console.Phases.ShouldBeEmpty();
        console.References.ShouldBeEmpty();
    }

    [Fact]
    public async Task Removal_WithRuns_IsRefusedAndKeepsThem()
    {
        var (slug, track, phase, team) = await CreateRunningAsync();
        await site.AddRunAsync(slug, track, phase, team);
        var other = await site.AddTrackAsync(slug, "Other");

        (await site.Get<RemoveTrack>().ExecuteAsync(slug, track, site.Owner, Token)).Refusal!.Key.ShouldBe("track.has-runs");
        (await site.Get<RemovePhase>().ExecuteAsync(slug, phase, site.Owner, Token)).Refusal!.Key.ShouldBe("phase.has-runs");
        (await site.SavePhaseAsync(slug, site.PhaseOf(other) with { PhaseId = phase })).Refusal!.Key.ShouldBe("phase.track-has-runs");
        (await site.ConsoleAsync(slug)).Counts.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Reference_Added_IsCheckedAndKeepsTheOldVersionInUseUntilThen()
    {
        var (slug, track, phase, _) = await CreateRunningAsync();
        var woken = site.Work.Signals;

        await site.AddReferenceAsync(slug, track, phase);

        site.Work.Signals.ShouldBe(woken + 1);
        var reference = (await site.ConsoleAsync(slug)).References.Single();
        (reference.Version, reference.State, reference.ReadyVersion).ShouldBe((2, ReferenceState.Checking, 1));

        await site.CheckReferencesAsync(isValid: false);
        reference = (await site.ConsoleAsync(slug)).References.Single();
        (reference.State, reference.ReadyVersion).ShouldBe((ReferenceState.Invalid, 1));
    }

    [Fact]
    public async Task Reference_ForATrackThatIsNotInThePhase_IsRefused()
    {
        var (slug, track, _, _) = await CreateRunningAsync();
        (await site.AddReferenceAsync(slug, track, Guid.CreateVersion7())).Refusal!.Key.ShouldBe("not-found");
    }

    [Fact]
    public async Task Reference_NewVersionReady_CountsTheRunsOfTheOldOne()
    {
        var (slug, track, phase, team) = await CreateRunningAsync();
        await site.AddRunAsync(slug, track, phase, team, 1);
        await site.AddRunAsync(slug, track, phase, team, 2);
        (await site.ConsoleAsync(slug)).References.Single().OutdatedRuns.ShouldBe(0);

        await site.AddReferenceAsync(slug, track, phase);
        await site.CheckReferencesAsync();

        (await site.ConsoleAsync(slug)).References.Single().OutdatedRuns.ShouldBe(2);
    }

    [Fact]
    public async Task Scorer_Changed_CountsTheRunsOfTheOldOne()
    {
        var (slug, track, phase, team) = await CreateRunningAsync();
        await site.AddRunAsync(slug, track, phase, team);

        await site.SaveTrackAsync(slug, new TrackDetails { TrackId = track, Title = "Main", PluginId = "toy", ParametersJson = """{"beta":2}""" });

        var reference = (await site.ConsoleAsync(slug)).References.Single();
        reference.OutdatedRuns.ShouldBe(1);
        reference.State.ShouldBe(ReferenceState.Ready);
    }

    private async Task<(string Slug, Guid Track, Guid Phase, Guid Team)> CreateRunningAsync()
    {
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var phase = await site.AddPhaseAsync(slug, track);
        await site.AddReferenceAsync(slug, track, phase);
        await site.CheckReferencesAsync();
        return (slug, track, phase, await site.AddTeamAsync(slug, "Qalam"));
    }
}
