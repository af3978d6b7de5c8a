using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

public sealed class CodaLabReaderTests
{
    [Fact]
    public async Task Bundle_WithoutSurprises_IsReadWhole()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab());

        reading.Findings.ShouldBeEmpty();
        var plan = reading.Plan.ShouldNotBeNull();
        plan.Dialect.ShouldBe(BundleDialect.CodaLab);
        plan.Title.ShouldBe("Word Guessing");
        plan.Summary.ShouldBe("Guess the words");
        plan.Approval.ShouldBe(RegistrationApproval.ByOrganizers);
        plan.Pages.Select(page => (page.Title, page.Kind, page.Markdown)).ShouldBe(
            [("Overview", ImportPageKind.Overview, "# Guess\n\nGuess **words**.\n"), ("Terms", ImportPageKind.Rules, "Be fair.\n")]);
        var track = plan.Tracks.ShouldHaveSingleItem();
        track.Title.ShouldBe("Results");
        track.Scoring.Program!.Command.ShouldBe(["python3 $program/evaluate.py $input $output"]);
        track.Columns.ShouldHaveSingleItem().ShouldBe(new ImportColumn { Key = "accuracy", Title = "Accuracy", Digits = 4, Ranks = true });
        plan.Phases.Select(phase => (phase.Title, phase.StartsAt, phase.EndsAt, phase.RunsPerDay, phase.RunsInAll)).ShouldBe(
            [("Practice", Utc(2024, 1, 1), Utc(2024, 2, 1), 10, 50), ("Evaluation", Utc(2024, 2, 1), (DateTime?)null, (int?)null, 6)]);
        plan.Phases.SelectMany(phase => phase.References).Select(reference => (reference.Track, reference.Part!.Path)).ShouldBe([(0, "reference.zip"), (0, "reference.zip")]);
    }

    [Fact]
    public async Task Phases_OfWhichOneNeverEnds_AndAnEndOfTheCompetition_EndAsCodaLabEndsThem()
    {
        var plan = await PlanAsync(BundleBuilder.CodaLab()
            .Yaml("# top", "end_date: 2024-03-01 12:00:00")
            .Yaml("# first phase", "phase_never_ends: True"));

        plan.Phases.Select(phase => phase.EndsAt).ShouldBe([null, Utc(2024, 3, 1, 12)]);
    }

    [Fact]
    public async Task Phases_ThatStartTogether_RunSideBySide()
    {
        var bundle = BundleBuilder.CodaLab().Yaml("# second phase", "leaderboard_management_mode: hide_results").Yaml(
            "# leaderboard",
            "  3:\n    phasenumber: 3\n    label: Evaluation Spanish\n    start_date: 2024-02-01\n    scoring_program: scoring_program.zip\n    reference_data: reference.zip\n  4:\n    phasenumber: 4\n    label: After\n    start_date: 2024-04-01\n    scoring_program: scoring_program.zip\n    reference_data: reference.zip\n# leaderboard");

        var reading = await ReadAsync(bundle);

        reading.Plan!.Phases.Select(phase => (phase.Title, phase.EndsAt, phase.Visibility)).ShouldBe(
        [
            ("Practice", Utc(2024, 2, 1), BoardVisibility.Open),
            ("Evaluation", Utc(2024, 4, 1), BoardVisibility.Blind),
            ("Evaluation Spanish", Utc(2024, 4, 1), BoardVisibility.Open),
            ("After", null, BoardVisibility.Open),
        ]);
        var finding = reading.Find("phase-parallel");
        finding.Line.ShouldBe(bundle.LineOf("start_date: 2024-02-01\n    scoring_program: scoring_program.zip\n    reference_data: reference.zip\n  4:"));
        reading.Find("phase-blind").Severity.ShouldBe(FindingSeverity.Note);
    }

    [Fact]
    public async Task Phases_WithDifferentPrograms_BecomeTracks()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab()
            .Zip("other.zip", ("metadata", "command:\n  - python3 $program/one.py\n  - python3 $program/two.py\n"), ("one.py", "1"), ("two.py", "2"))
            .Yaml("scoring_program: scoring_program.zip\n    reference_data: reference.zip\n    # second", "scoring_program: other.zip\n    reference_data: reference.zip\n    # second"));

        reading.Plan!.Tracks.Select(track => (track.Title, track.Scoring.Program!.Part.Path)).ShouldBe([("Practice", "scoring_program.zip"), ("Evaluation", "other.zip")]);
        reading.Plan.Tracks[1].Scoring.Program!.Command.Count.ShouldBe(2);
        reading.Plan.Phases.Select(phase => phase.References.Single().Track).ShouldBe([0, 1]);
        reading.Find("tracks-by-scorer");
        reading.Find("program-command-list").File.ShouldBe("other.zip/metadata");
    }

    [Fact]
    public async Task Programs_WithTheSameFilesInAnotherZip_ShareATrack()
    {
        var bundle = BundleBuilder.CodaLab();
        using var folder = new TemporaryFolder();
        bundle.WriteTo(folder.Path);
        bundle.Bytes("copy.zip", await File.ReadAllBytesAsync(folder.Of("scoring_program.zip"), TestContext.Current.CancellationToken))
            .Yaml("scoring_program: scoring_program.zip\n    reference_data: reference.zip\n    # second", "scoring_program: copy.zip\n    reference_data: reference.zip\n    # second");

        (await PlanAsync(bundle)).Tracks.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Leaderboards_MoreThanOne_BecomeTracks_WithGroupsAndWithoutRankAverages()
    {
        var bundle = BundleBuilder.CodaLab()
            .Yaml("# boards", "SECOND: &SECOND\n  label: Spanish\n  rank: 2")
            .Yaml("  columns:", "  column_groups:\n    G: &G\n      label: Macro\n  columns:")
            .Yaml(
                "# columns",
                "f1_es:\n  leaderboard: *SECOND\n  label: F1\n  rank: 3\n  column_group: *G\n  sort: asc\nloss:\n  leaderboard: *SECOND\n  label: Loss\n  rank: 2\n  selection_default: 1\n"
                + "mean:\n  leaderboard: *SECOND\n  label: Average\n  rank: 1\n  computed:\n    operation: Avg\n    fields: f1_es, loss");

        var reading = await ReadAsync(bundle);

        reading.Plan!.Tracks.Select(track => track.Title).ShouldBe(["Results", "Spanish"]);
        reading.Plan.Tracks[1].Columns.ShouldBe(
        [
            new ImportColumn { Key = "loss", Title = "Loss", Ranks = true },
            new ImportColumn { Key = "f1_es", Title = "F1", Group = "Macro", HigherIsBetter = false },
        ]);
        reading.Plan.Phases[0].References.Select(reference => reference.Track).ShouldBe([0, 1]);
        reading.Find("tracks-by-leaderboard").Severity.ShouldBe(FindingSeverity.Warning);
        reading.Find("column-group");
        reading.Find("column-computed-ranks").Facts["names"].ShouldBe("f1_es, loss");
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("7", "7")]
    public async Task Phases_NumberedOddly_KeepTheirOrder(string first, string second)
    {
        var plan = await PlanAsync(BundleBuilder.CodaLab().Yaml("phasenumber: 1", $"phasenumber: {first}").Yaml("phasenumber: 2", $"phasenumber: {second}"));

        plan.Phases.Select(phase => phase.Title).ShouldBe(["Practice", "Evaluation"]);
    }

    [Fact]
    public async Task Phase_WithAQuotaOfZero_IsClosed()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("max_submissions: 6", "max_submissions: 0"));

        reading.Plan!.Phases[1].References.ShouldBeEmpty();
        reading.Find("phase-closed").Key.ShouldBe("phases[2].max_submissions");
    }

    [Fact]
    public async Task ParallelParent_OfCodaLab18_IsLeftOut()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("# first phase", "is_parallel_parent: True").Yaml("# second phase", "parent_phasenumber: 1"));

        reading.Plan!.Phases.ShouldHaveSingleItem().Title.ShouldBe("Evaluation");
        reading.Find("phase-parent");
    }

    [Fact]
    public async Task Column_OfTheGreatestDefault_Ranks_ButNotAHiddenOne()
    {
        var columns = "f1:\n  leaderboard: *RESULTS\n  label: F1\n  rank: 2\n  selection_default: 2\nsecret:\n  leaderboard: *RESULTS\n  label: Secret\n  rank: 3\n  selection_default: 3\n  hidden: True";
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("# columns", columns));

        reading.Plan!.Tracks[0].Columns.Select(column => (column.Key, column.Ranks, column.Hidden)).ShouldBe([("accuracy", true, false), ("f1", false, false), ("secret", false, true)]);
        reading.Find("ranking-hidden");
    }

    [Fact]
    public async Task Settings_OfOtherKinds_AreReadOrNamed()
    {
        var bundle = BundleBuilder.CodaLab().Yaml(
            "# top",
            "image: logo.png\nadmin_names: ana,bo\nforce_submission_to_leaderboard: False\nanonymous_leaderboard: True\nallow_teams: False\nenable_detailed_results: True\ncompetition_docker_image: someone/image:py3\nreward: 100\nfunny: 1\nend_date:")
            .Yaml("# first phase", "color: green\nforce_best_submission_to_leaderboard: True\nmax_submission_size: 20\nexecution_time_limit: 77\nstarting_kit: kit.zip\npublic_data: data\ndatasets:\n  1:\n    name: Words\n    url: https://example.org\n    description: d")
            .Text("kit.zip", "?").Text("data/words.txt", "a");

        var reading = await ReadAsync(bundle);
        var plan = reading.Plan!;

        plan.TeamSizeCap.ShouldBe(1);
        plan.ShowsReports.ShouldBeTrue();
        plan.Tracks[0].RunSelection.ShouldBe(RunSelection.Best);
        plan.Tracks[0].MaxRunBytes.ShouldBe(20 * 1024 * 1024);
        plan.Tracks[0].Scoring.TimeLimitSeconds.ShouldBe(77);
        plan.Tracks[0].Scoring.DockerImage.ShouldBe("someone/image:py3");
        plan.Files.Select(file => (file.Kind, file.Part.Path, file.Part.IsFolder, file.Phase)).ShouldBe([(ImportFileKind.StartingKit, "kit.zip", false, 0), (ImportFileKind.PublicData, "data", true, 0)]);
        string[] codes = ["logo", "organizers", "board-anonymous", "teams-off", "docker-image", "not-here", "key-unknown", "dataset-linked"];
        codes.Except(reading.Findings.Select(finding => finding.Code), StringComparer.Ordinal).ShouldBeEmpty();
        reading.Find("key-unknown").Key.ShouldBe("funny");
        reading.Find("key-unknown").Line.ShouldBe(bundle.LineOf("funny"));
    }

    [Fact]
    public async Task Parts_ThatAreMissing_AreNamedAllAtOnce_AndTheRestIsPlanned()
    {
        var bundle = BundleBuilder.CodaLab().Without("scoring_program.zip").Without("reference.zip").Without("terms.html").Yaml("start_date: 2024-02-01", "start_date: soon");

        var reading = await ReadAsync(bundle);

        reading.CanImport.ShouldBeFalse();
        var date = reading.Findings[0];
        (date.Severity, date.Code, date.File, date.Line, date.Key).ShouldBe((FindingSeverity.Error, "date-unreadable", "competition.yaml", bundle.LineOf("start_date: soon"), "phases[2].start_date"));
        reading.Findings.Where(finding => finding.Code == "part-missing").Sum(finding => 1 + finding.MoreLines.Count).ShouldBe(5);
        reading.Find("terms-missing").Effect.ShouldBe(FindingEffect.ByHand);
        reading.Plan!.Tracks[0].Scoring.Program.ShouldBeNull();
    }
}
