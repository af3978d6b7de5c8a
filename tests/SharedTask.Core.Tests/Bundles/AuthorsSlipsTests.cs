using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>What authors of real bundles wrote without meaning it, and what is made of it.</summary>
public sealed class AuthorsSlipsTests
{
    [Theory]
    [InlineData("title: Lyrics: Pop vs Metal", "title: \"Lyrics: Pop vs Metal\"")]
    [InlineData("title: Say \"yes\": or no", "title: 'Say \"yes\": or no'")]
    public async Task Title_WithAColonAndNoQuotes_IsRefusedWithItsLine_AndShownAsItShouldBe(string line, string better)
    {
        var bundle = BundleBuilder.Codabench().Yaml("title: Word Guessing", line);

        var finding = (await ReadAsync(bundle)).Find("yaml-colon");

        (finding.Severity, finding.Line, finding.Facts["better"]).ShouldBe((FindingSeverity.Error, bundle.LineOf(line), better));
    }

    [Theory]
    [InlineData("description: @home we guess", "yaml-first-letter")]
    [InlineData("\tdescription: Guess", "yaml-tab")]
    [InlineData("description: \"Guess", "yaml-broken")]
    public async Task Slip_ThatMakesItNoYaml_IsNamed(string line, string code) =>
        (await ReadAsync(BundleBuilder.Codabench().Yaml("description: Guess the words", line))).Find(code).Severity.ShouldBe(FindingSeverity.Error);

    [Fact]
    public async Task Dates_WhosePhasesMakeSenseWithTheDayFirstAlone_AreReadSo()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("start: 2024-01-01", "start: 10-07-2023").Yaml("end: 2024-02-01", "end: 03-09-2023"));

        reading.CanImport.ShouldBeTrue();
        reading.Plan!.Phases[0].StartsAt.ShouldBe(Utc(2023, 7, 10));
        reading.Plan.Phases[0].EndsAt.ShouldBe(Utc(2023, 9, 3));
        reading.Find("date-day-first").Severity.ShouldBe(FindingSeverity.Warning);
        reading.Findings.ShouldNotContain(finding => finding.Code == "date-ambiguous" || finding.Code == "end-before-start");
    }

    [Theory]
    [InlineData("31-01-2024", 2, 1, "date-day-first")]
    [InlineData("01-31-2024", 1, 2, null)]
    public async Task Date_OfAFileWithAnotherThatCanBeReadInOneWayOnly_IsReadInThatWay(string other, int month, int day, string? code)
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("end: 2024-02-01", $"end: {other}").Yaml("start: 2024-02-01", "start: 01-02-2024"));

        reading.Plan!.Phases.ShouldContain(phase => phase.StartsAt == Utc(2024, month, day));
        reading.Findings.ShouldNotContain(finding => finding.Code == "date-ambiguous");
        reading.Findings.Any(finding => finding.Code == "date-day-first").ShouldBe(code is not null);
    }

    [Fact]
    public async Task Dates_ThatMakeSenseInNoOrder_StayAnError()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("start: 2024-01-01", "start: 02-03-2024").Yaml("end: 2024-02-01", "end: 01-02-2023"));

        reading.Find("end-before-start").Severity.ShouldBe(FindingSeverity.Error);
    }

    [Fact]
    public async Task Reference_ThatIsNotPacked_IsNotTakenFromAnotherPhase()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab()
            .Yaml("reference_data: reference.zip\n    # first", "reference_data: dev/reference\n    # first")
            .Yaml("reference_data: reference.zip\n    # second", "reference_data: test/reference\n    # second")
            .Without("reference.zip")
            .Text("dev/reference/truth.txt", "a\nb\n"));

        reading.Plan!.Phases.Select(phase => phase.References.Single().Part?.Path).ShouldBe(["dev/reference", null]);
        reading.Find("part-missing").Key.ShouldBe("phases[2].reference_data");
    }

    [Fact]
    public async Task File_ThatEachPhaseNamesAndNobodyPacked_IsSaidOnceWithAllItsLines()
    {
        var bundle = BundleBuilder.CodaLab().Without("reference.zip");

        var missing = (await ReadAsync(bundle)).Findings.Where(finding => finding.Code == "part-missing").ShouldHaveSingleItem();

        var first = bundle.LineOf("reference_data");
        missing.Line.ShouldBe(first);
        missing.MoreLines.ShouldBe([first + 8]);
        missing.Lines.ShouldBe($"{first}, {first + 8}");
    }

    [Fact]
    public async Task Sorting_AsCodabenchCallsIt_CountsInCodaLabsColumns()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("numeric_format: 4", "numeric_format: 4\n      sorting: asc"));

        reading.Plan!.Tracks[0].Columns[0].HigherIsBetter.ShouldBeFalse();
        reading.Find("column-sorting").Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Theory]
    [InlineData("label: MAE", "desc", "column-error-highest")]
    [InlineData("label: Error rate", "asc", null)]
    [InlineData("label: F1 (macro)", "asc", "column-merit-lowest")]
    [InlineData("label: Terms found", "desc", null)]
    public async Task RankingColumn_WhoseNameSpeaksAgainstItsDirection_IsNoticed(string label, string sort, string? code)
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab()
            .Yaml("    accuracy:", "    value:")
            .Yaml("label: Accuracy", $"{label}\n      sort: {sort}"));

        reading.Findings.Select(finding => finding.Code).Where(found => found.StartsWith("column-", StringComparison.Ordinal)).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public async Task Description_LongerThanASummary_OpensTheOverview()
    {
        var sentence = string.Concat(Enumerable.Repeat("Guess the words. ", 100)).Trim();
        foreach (var builder in new[] { BundleBuilder.Codabench(), BundleBuilder.CodaLab() })
        {
            var plan = (await ReadAsync(builder.Yaml("description: Guess the words", $"description: {sentence}"))).Plan.ShouldNotBeNull();

            plan.Pages[0].Markdown.Trim().ShouldBe(sentence);
            plan.Summary.Length.ShouldBeInRange(900, 1000);
            plan.Summary.ShouldEndWith("…");
        }
    }

    [Fact]
    public async Task Terms_NamedAmongThePagesToo_AreReadOnce()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("# top", "  - title: Terms\n    file: terms.md"));

        reading.Plan!.Pages.Select(page => (page.Title, page.Kind)).ShouldBe([("Overview", ImportPageKind.Overview), ("Terms", ImportPageKind.Rules)]);
        reading.Find("page-is-terms").Severity.ShouldBe(FindingSeverity.Note);
    }

    [Fact]
    public async Task Datasets_ThatPhasesLinkTo_AreLinkedFromTheOverview()
    {
        const string Links = """
            datasets:
              1:
                name: Training [all]
                url: https://example.org/train.zip
                description: All words
              2:
                name: Somewhere
                key: 7b3374cd-0073-60ee-ac50-ffd330ddf930
            """;
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("# first phase", Links).Yaml("# second phase", Links));

        reading.Plan!.Pages.Single(page => page.Title == "Linked datasets").Markdown.Trim().ShouldBe("* [Training all](<https://example.org/train.zip>): All words");
        reading.Find("dataset-linked").MoreLines.Count.ShouldBe(1);
        reading.Find("dataset-elsewhere").Effect.ShouldBe(FindingEffect.ByHand);
    }

    [Theory]
    [InlineData("subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'Levenshtein'])", true)]
    [InlineData("os.system('pip install nltk')", true)]
    [InlineData("# pip install nltk first", false)]
    public async Task Program_ThatInstallsPackagesWhileItRuns_IsNamed(string line, bool isNamed)
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Text("scoring_program/setup_words.py", $"import os, subprocess, sys\n{line}\n"));

        reading.Findings.Any(finding => finding is { Code: "program-installs", File: "scoring_program/setup_words.py" }).ShouldBe(isNamed);
    }

    [Fact]
    public async Task ModuleOfAnIngestionProgram_MayComeWithTheRuns()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("# first task", "ingestion_program: ingestion")
            .Text("ingestion/metadata.yaml", "command: python3 ingestion.py")
            .Text("ingestion/ingestion.py", "import submission_model\n"));

        reading.Find("program-module-of-run").Facts["name"].ShouldBe("submission_model");
    }
}
