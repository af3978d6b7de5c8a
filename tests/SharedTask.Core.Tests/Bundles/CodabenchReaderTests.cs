using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

public sealed class CodabenchReaderTests
{
    [Fact]
    public async Task Bundle_WithoutSurprises_IsReadWhole()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench());

        reading.Findings.ShouldBeEmpty();
        var plan = reading.Plan.ShouldNotBeNull();
        plan.Dialect.ShouldBe(BundleDialect.Codabench);
        plan.Approval.ShouldBe(RegistrationApproval.Automatic);
        plan.Pages.Select(page => (page.Title, page.Kind)).ShouldBe([("Overview", ImportPageKind.Overview), ("Terms", ImportPageKind.Rules)]);
        plan.Pages[0].Markdown.ShouldBe("# Guess\n\nGuess **words**.\n");
        var track = plan.Tracks.ShouldHaveSingleItem();
        (track.Title, track.RunSelection, track.Scoring.Program!.Part.IsFolder).ShouldBe(("Guessing", RunSelection.Last, true));
        plan.Phases.Select(phase => (phase.Title, phase.StartsAt, phase.EndsAt, phase.RunsPerDay, phase.RunsInAll)).ShouldBe(
            [("Practice", Utc(2024, 1, 1), Utc(2024, 2, 1), 10, 50), ("Evaluation", Utc(2024, 2, 1), (DateTime?)null, 5, 100)]);
    }

    [Fact]
    public async Task Tasks_OfOnePhase_BecomeTracks_ThatKeepTheirPlaceInTheNext()
    {
        const string More = """
            - index: 1
              name: English test
              scoring_program: scoring_program
              reference_data: reference
            - index: 2
              name: Spanish
              scoring_program: scoring_program
              reference_data: reference
            - index: 3
              name: Spanish test
              scoring_program: scoring_program
              reference_data: test
            """;
        var plan = await PlanAsync(BundleBuilder.Codabench()
            .Yaml("# tasks", "  " + More.ReplaceLineEndings("\n  "))
            .Yaml("tasks: [0]", "tasks: [0, 2]")
            .Yaml("tasks: [0]\n    # second", "tasks: [1, 3]\n    # second")
            .Text("test/truth.txt", "a"));

        plan.Tracks.Select(track => track.Title).ShouldBe(["Guessing", "Spanish"]);
        plan.Phases.Select(phase => phase.References.Select(reference => $"{reference.Track}:{reference.Part!.Path}")).ShouldBe([["0:reference", "1:reference"], ["0:reference", "1:test"]]);
    }

    [Fact]
    public async Task Columns_ComputedFromOthers_KeepTheirRecipe()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("# board", "primary_index: 2")
            .Yaml("# columns", "- title: F1\n  key: f1\n  index: 1\n  sorting: asc\n- title: Mean\n  key: mean\n  index: 2\n  computation: avg\n  computation_indexes: [0, 1]\n- title: Odd\n  key: odd\n  index: 3\n  computation: median\n  computation_indexes: [0]"));

        reading.Plan!.Tracks[0].Columns.Select(column => (column.Key, column.Ranks, column.HigherIsBetter)).ShouldBe([("accuracy", false, true), ("f1", false, false), ("mean", true, true), ("odd", false, true)]);
        reading.Plan.Tracks[0].Columns[2].Computed!.Operation.ShouldBe("avg");
        reading.Plan.Tracks[0].Columns[2].Computed!.Keys.ShouldBe(["accuracy", "f1"]);
        reading.Find("computation-unreadable").Facts["text"].ShouldBe("MEDIAN");
    }

    [Fact]
    public async Task Leaderboard_HiddenAndSecond_IsSaid()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("# board", "hidden: True")
            .Yaml("# end", "  - title: Second\n    key: second\n    columns: []\n"));

        reading.Plan!.Phases.ShouldAllBe(phase => phase.Visibility == BoardVisibility.OwnScores);
        reading.Find("leaderboard-second").Facts["name"].ShouldBe("Second");
    }

    [Theory]
    [InlineData("Force_Best", RunSelection.Best)]
    [InlineData("Add", RunSelection.Last)]
    [InlineData("Force_Latest_Multiple", RunSelection.All)]
    [InlineData("Add_And_Delete_Multiple", RunSelection.All)]
    [InlineData("Whatever", RunSelection.Last)]
    public async Task SubmissionRule_DecidesWhichRunCounts(string rule, RunSelection expected) =>
        (await ReadAsync(BundleBuilder.Codabench().Yaml("Force_Last", rule))).Plan!.Tracks[0].RunSelection.ShouldBe(expected);

    [Fact]
    public async Task Leaderboard_InTheGuidesSpelling_IsTaken()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("leaderboards:", "leaderboard:"));

        reading.Plan!.Tracks[0].Columns.ShouldHaveSingleItem();
        reading.Find("leaderboard-singular");
    }

    [Fact]
    public async Task Version_ThatIsMissing_IsSeenInTheRest()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("version: 2\n", ""));

        reading.Plan!.Dialect.ShouldBe(BundleDialect.Codabench);
        reading.Find("version-missing").Severity.ShouldBe(FindingSeverity.Note);
    }

    [Fact]
    public async Task Dates_ThatCodabenchWouldChange_AreKept()
    {
        var bundle = BundleBuilder.Codabench()
            .Yaml("start: 2024-01-01", "start: 2024-01-01 10:30:00")
            .Yaml("end: 2024-02-01", "end: \"2024-01-31T14:30+02:00\"")
            .Yaml("start: 2024-02-01", "start: 2-1-2024");

        var reading = await ReadAsync(bundle);

        reading.Plan!.Phases.Select(phase => (phase.StartsAt, phase.EndsAt)).ShouldBe([(Utc(2024, 1, 1, 10, 30), Utc(2024, 1, 31, 12, 30)), (Utc(2024, 2, 1), null)]);
        reading.Find("date-time-kept").Line.ShouldBe(bundle.LineOf("start: 2024-01-01 10"));
        reading.Find("date-offset");
        reading.Find("date-ambiguous").Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public async Task Phases_WithOddEnds_AreMendedOrRefused()
    {
        (await ReadAsync(BundleBuilder.Codabench().Yaml("end: 2024-02-01", "end: 2023-02-01"))).Find("end-before-start").Severity.ShouldBe(FindingSeverity.Error);
        (await ReadAsync(BundleBuilder.Codabench().Yaml("end: 2024-02-01", "end: 2024-01-01"))).Plan!.Phases[0].EndsAt.ShouldBe(Utc(2024, 1, 2));
        (await ReadAsync(BundleBuilder.Codabench().Yaml("end: 2024-02-01", "end:"))).Plan!.Phases[0].EndsAt.ShouldBe(Utc(2024, 2, 1));
        (await ReadAsync(BundleBuilder.Codabench().Yaml("end: 2024-02-01", "end: 2024-05-01"))).Find("phase-overlaps").Severity.ShouldBe(FindingSeverity.Note);
    }

    [Fact]
    public async Task Tasks_ThatAreWrong_AreAllNamed()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("# tasks", "  - index: 0\n    name: Twice\n  - index: 5\n    key: 0f8fad5b-d9cb-469f-a165-70867728950e\n")
            .Yaml("tasks: [0]", "tasks: [0, 9]"));

        reading.CanImport.ShouldBeFalse();
        reading.Find("task-index-twice");
        reading.Find("phase-task-unknown").Facts["number"].ShouldBe("9");
        reading.Find("task-elsewhere");
        reading.Find("task-unused");
    }

    [Fact]
    public async Task Extras_AreReadOrNamed()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("# top", "contact_email: ana@example.org\nenable_detailed_results: True\nmake_input_data_available: True\nfact_sheet:\n  a: {key: a, type: text, title: A, selection: \"\", is_required: \"true\", is_on_leaderboard: \"false\"}\nauto_run_submissions: False")
            .Yaml("# first task", "input_data: input\ningestion_program: ingestion\ningestion_only_during_scoring: True")
            .Yaml("# first phase", "starting_kit: kit.zip\nauto_migrate_to_this_phase: False")
            .Yaml("# second phase", "auto_migrate_to_this_phase: True\nexecution_time_limit: 1200\nmax_submissions: 0")
            .Yaml("# tasks", "solutions:\n  - index: 0\n    name: Baseline\n    path: sample.zip\n    tasks: [0]\n")
            .Text("input/words.txt", "a").Text("ingestion/metadata", "command: python3 $ingestion_program/run.py").Text("ingestion/run.py", "1").Zip("kit.zip", ("a", "b")).Zip("sample.zip", ("answer.txt", "a")));

        var plan = reading.Plan!;
        (plan.ContactEmail, plan.ShowsReports).ShouldBe(("ana@example.org", true));
        plan.Files.Select(file => (file.Kind, file.Title)).ShouldBe([(ImportFileKind.Sample, "Baseline"), (ImportFileKind.StartingKit, "kit.zip"), (ImportFileKind.InputData, "input.zip")], ignoreOrder: true);
        plan.Tracks[0].Scoring.Ingestion!.Command.ShouldBe(["python3 $ingestion_program/run.py"]);
        (plan.Tracks[0].Scoring.IngestionOnlyDuringScoring, plan.Tracks[0].Scoring.TimeLimitSeconds, plan.Phases[1].RunsInAll).ShouldBe((true, 1200, null));
        string[] codes = ["ingestion-together", "fact-sheet", "auto-run-off", "auto-migration", "quota-unlimited"];
        codes.Except(reading.Findings.Select(finding => finding.Code), StringComparer.Ordinal).ShouldBeEmpty();
    }
}
