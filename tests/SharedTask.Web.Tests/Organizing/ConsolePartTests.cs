using Bunit;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Contract;
using SharedTask.Web.Features.Organizing;

namespace SharedTask.Web.Tests.Organizing;

public sealed class ConsolePartTests
{
    [Fact]
    public async Task Columns_DirectionOfAMetric_IsShownAsItIs()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<ColumnsPart>();

        part.Find("select[aria-label='Better macro_f1']").GetAttribute("value").ShouldBe("higher");
        part.Find("select[aria-label='Better error']").GetAttribute("value").ShouldBe("lower");
    }

    [Fact]
    public async Task Teams_HumanReferenceAdded_StandsThereMarkedAndTakesRuns()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<TeamsPart>();

        await part.Find("#baseline").ChangeAsync("Annotators");
        await part.FindAll("button").Single(button => button.TextContent == "Add a human reference").ClickAsync();

        screens.Said.ShouldBe(["It is there. Submit its runs here."]);
        var row = part.FindAll("tbody tr").Single(one => one.TextContent.Contains("Annotators", StringComparison.Ordinal));
        row.QuerySelector(".chip")!.TextContent.ShouldBe("human");
        row.QuerySelectorAll("button").ShouldContain(button => button.TextContent.StartsWith("Submit a run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_AddedAsATieBreakAndMovedUp_AreSavedInThatOrder()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<ColumnsPart>();

        await part.Find("select[aria-label='Column error']").ChangeAsync("Yes");
        await part.Find("input[aria-label='Ranks error']").ChangeAsync("2");
        await part.Find("button[aria-label='Move error up']").ClickAsync();
        await part.Find("button.primary").ClickAsync();

        screens.Said.ShouldBe(["Saved."]);
        var columns = (await screens.ConsoleAsync()).Tracks.Single().Columns;
        columns.Select(column => (column.Metric, column.HigherIsBetter, column.RankOrder)).ShouldBe([("error", false, 2), ("macro_f1", true, 1)]);
    }

    [Fact]
    public async Task Columns_TwoThatRank_AreRefusedInWords()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<ColumnsPart>();

        await part.Find("select[aria-label='Column error']").ChangeAsync("Yes");
        await part.Find("input[aria-label='Ranks error']").ChangeAsync("1");
        await part.Find("button.primary").ClickAsync();

        part.Find("[role=alert]").TextContent.ShouldContain("Exactly one column must rank.");
        (await screens.ConsoleAsync()).Tracks.Single().Columns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tracks_ParameterOutOfRange_IsToldAtItsField()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<TracksPart>();

        await part.Find("#track-title").ChangeAsync("Second");
        await part.Find("#parameter-beta").ChangeAsync("11");
        await part.FindAll("button.primary")[^1].ClickAsync();

        part.Find("#parameter-beta").GetAttribute("aria-invalid").ShouldBe("true");
        part.Find("#parameter-beta-hint .error").TextContent.ShouldBe("“Beta” is 11; it must be from 0 to 10.");
        part.Find("#track-title").GetAttribute("value").ShouldBe("Second");
        part.Find("details:has(#parameter-beta)").HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task Tracks_RankedByTheWinRate_SaysWhatThatIsAndKeepsIt()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<TracksPart>();

        await part.Find("td button.btn").ClickAsync();
        part.Find("#ranking-rule-hint").TextContent.ShouldContain("The first ranking column decides");
        await part.Find("#ranking-rule").ChangeAsync("WinRate");
        part.Find("#ranking-rule-hint").TextContent.ShouldContain("The share of comparisons with another run");
        await part.FindAll("button.primary")[^1].ClickAsync();

        (await screens.ConsoleAsync()).Tracks.Single().RankingRule.ShouldBe(RankingRule.WinRate);
    }

    [Fact]
    public async Task Tracks_LimitBeyondTheSite_IsToldAtItsFieldAndThenTaken()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<TracksPart>();

        await part.Find("td button.btn").ClickAsync();
        part.Find("#limit-wall").GetAttribute("placeholder").ShouldBe("60");
        await part.Find("#limit-wall").ChangeAsync("300");
        part.Find("#limit-cpu").GetAttribute("placeholder").ShouldBe("300", "the processor's time follows");
        await part.Find("#limit-memory").ChangeAsync("9000");
        await part.FindAll("button.primary")[^1].ClickAsync();

        part.Find("#limit-memory").GetAttribute("aria-invalid").ShouldBe("true");
        part.Find("#limit-memory-error").TextContent.ShouldBe("The memory may be from 64 to 4096 MiB on this site.");
        part.Find("details:has(#limit-memory)").HasAttribute("open").ShouldBeTrue();
        part.Find("#limit-wall").GetAttribute("value").ShouldBe("300");

        await part.Find("#limit-memory").ChangeAsync("2048");
        await part.FindAll("button.primary")[^1].ClickAsync();
        (await screens.ConsoleAsync()).Tracks.Single().Scorer!.Limits.ShouldBe(new ScorerLimits { WallSeconds = 300, MemoryMegabytes = 2048 });
    }

    [Fact]
    public async Task Phases_TimesTypedAnywhereOnEarth_AreKeptInUtc()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<PhasesPart>();

        await part.Find("#phase-title").ChangeAsync("Final");
        await part.Find("#starts").ChangeAsync("2026-07-01T00:00");
        await part.Find("#ends").ChangeAsync("2026-07-31T23:59:59");
        part.Find("#ends-means").TextContent.ShouldContain("1 Aug 2026 11:59 UTC");
        await part.FindAll("button.primary")[^1].ClickAsync();

        var phase = (await screens.ConsoleAsync()).Phases.Single(row => row.Title == "Final");
        phase.StartsAt.ShouldBe(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc));
        phase.EndsAt.ShouldBe(new DateTime(2026, 8, 1, 11, 59, 59, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Phases_OtherClocks_ShowTheSameMoment()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<PhasesPart>();
        await part.Find("#starts").ChangeAsync("2026-07-01T00:00:00");

        await part.Find("#phase-zone").ChangeAsync("UTC");

        part.Find("#starts").GetAttribute("value").ShouldBe("2026-07-01T12:00:00");
    }

    [Fact]
    public async Task Phases_EndBeforeStart_IsToldAtTheEndAndKeepsWhatWasTyped()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<PhasesPart>();

        await part.Find("#phase-title").ChangeAsync("Final");
        await part.Find("#ends").ChangeAsync("2020-01-01T00:00:00");
        await part.FindAll("button.primary")[^1].ClickAsync();

        part.Find("#ends-error").TextContent.ShouldBe("The phase ends before it begins.");
        part.Find("#ends").GetAttribute("value").ShouldBe("2020-01-01T00:00:00");
        part.Find("#phase-title").GetAttribute("value").ShouldBe("Final");
    }

    [Fact]
    public async Task Removal_OfAPhase_IsAskedAboutFirst()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<PhasesPart>();

        await part.Find("button.danger").ClickAsync();
        (await screens.ConsoleAsync()).Phases.Count.ShouldBe(1);
        part.Find(".confirm").TextContent.ShouldContain("Remove evaluation?");

        await part.Find(".confirm button.danger").ClickAsync();
        (await screens.ConsoleAsync()).Phases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Details_Saved_KeepTheTimeZone()
    {
        await using var screens = await ConsoleScreens.OpenAsync(builder => builder.With(competition => competition.TimeZoneId = "Africa/Tunis"));
        var part = await screens.ShowAsync<DetailsPart>();

        await part.Find("#summary").ChangeAsync("Which dialect?");
        await part.Find("button.primary").ClickAsync();

        var details = (await screens.ConsoleAsync()).Details;
        (details.Summary, details.TimeZoneId).ShouldBe(("Which dialect?", "Africa/Tunis"));
    }

    [Fact]
    public async Task Details_ChangedBySomebodyElse_AreNotOverwritten()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var mine = await screens.ShowAsync<DetailsPart>();
        var theirs = await screens.ShowAsync<DetailsPart>();
        await theirs.Find("#title").ChangeAsync("Theirs");
        await theirs.Find("button.primary").ClickAsync();

        await mine.Find("#title").ChangeAsync("Mine");
        await mine.Find("button.primary").ClickAsync();

        mine.Find("[role=alert]").TextContent.ShouldContain("Somebody else changed this");
        (await screens.ConsoleAsync()).Details.Title.ShouldBe("Theirs");
    }

    [Fact]
    public async Task Checklist_WithSomethingMissing_LeadsThereAndKeepsTheDoorShut()
    {
        await using var screens = await ConsoleScreens.OpenAsync(builder => builder.With(competition => competition.State = CompetitionState.Draft).WithoutReferences());
        await screens.ReadAsync(db => db.LeaderboardColumns.ExecuteDeleteAsync(Xunit.TestContext.Current.CancellationToken));

        var part = await screens.ShowAsync<OverviewPart>();

        part.Find("button.primary").HasAttribute("disabled").ShouldBeTrue();
        var missing = part.FindAll("tr").Single(row => row.QuerySelector(".chip.bad") is not null);
        missing.QuerySelector("a")!.GetAttribute("href").ShouldBe("/organize/task/columns");
        part.FindAll("tr").Single(row => row.TextContent.Contains("A reference", StringComparison.Ordinal)).QuerySelector(".chip.wait").ShouldNotBeNull();
    }

    [Fact]
    public async Task Organizers_UnknownAddress_IsToldAtTheField()
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var part = await screens.ShowAsync<OrganizersPart>();

        await part.Find("#organizer-email").ChangeAsync("nobody@example.org");
        await part.Find("button.primary").ClickAsync();

        part.Find("#organizer-email-error").TextContent.ShouldContain("nobody@example.org");
    }

    [Theory]
    [InlineData(null, "none yet", "")]
    [InlineData(ReferenceState.Checking, "checking", "wait")]
    [InlineData(ReferenceState.Ready, "ready: 2 items", "good")]
    [InlineData(ReferenceState.Invalid, "has problems", "bad")]
    public async Task Reference_InAnyState_SaysSoInWords(ReferenceState? state, string words, string kind)
    {
        await using var screens = await ConsoleScreens.OpenAsync();
        var reference = new ConsoleReference
        {
            TrackId = Guid.CreateVersion7(), TrackSlug = "main", TrackTitle = "Main", PhaseId = Guid.CreateVersion7(), PhaseSlug = "test", PhaseTitle = "Test", Version = state is null ? 0 : 2,
            FileName = state is null ? null : "gold.tsv", Sha256 = state is null ? null : new string('a', 64), State = state, Items = 2, ReadyVersion = 1,
            Problems = state == ReferenceState.Invalid ? [new ScoringProblem(ProblemSeverity.Error, "duplicate-id", "The id 7 stands twice.", "gold.tsv", 8, "id")] : [],
        };

        var shown = screens.Render<ReferenceStatus>(part => part.Add(one => one.Reference, reference));

        var chip = shown.Find(".chip");
        (chip.TextContent, chip.ClassList.Contains(kind) || kind.Length == 0).ShouldBe((words, true));
        if (state == ReferenceState.Invalid)
        {
            shown.Markup.ShouldContain("The id 7 stands twice.");
            shown.Find("tbody .num").TextContent.ShouldBe("8");
            shown.Markup.ShouldContain("scored against version 1");
        }
    }
}
