using System.Text;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>How bundles are packed and written: what authors' tools do to them.</summary>
public sealed class BundleShapeTests
{
    [Fact]
    public async Task Bundle_InAFolder_WithWhatMacsLeave_IsRead()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Text("__MACOSX/._competition.yaml", "?").Text(".DS_Store", "?"), folder: "my competition/");

        reading.CanImport.ShouldBeTrue();
        reading.Find("nested-folder").Facts["value"].ShouldBe("my competition");
        reading.Plan!.Tracks[0].Scoring.Program.ShouldNotBeNull();
    }

    [Fact]
    public async Task Bundle_OfAFolderOnDisk_IsReadAsItsZip()
    {
        using var folder = new TemporaryFolder();
        BundleBuilder.Codabench().WriteTo(folder.Path);
        File.CreateSymbolicLink(folder.Of("link"), "/etc/passwd");

        using var bundle = BundleFolder.Open(folder.Path, new BundleLimits()).Value;
        var reading = await BundleReader.ReadAsync(bundle, new BundleLimits(), TestContext.Current.CancellationToken);

        reading.CanImport.ShouldBeTrue();
        reading.Findings.ShouldHaveSingleItem().Code.ShouldBe("link");
    }

    [Fact]
    public async Task Folder_WhereAZipIsNamed_AndTheReverse_AreTaken()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("scoring_program: scoring_program", "scoring_program: Scoring_Program.zip")
            .Yaml("reference_data: reference", "reference_data: ./reference/")
            .Without("reference/truth.txt").Zip("reference.zip", ("truth.txt", "a")));

        reading.CanImport.ShouldBeTrue();
        reading.Findings.ShouldAllBe(finding => finding.Code == "part-otherwise");
        reading.Plan!.Tracks[0].Scoring.Program!.Part.Path.ShouldBe("scoring_program");
        reading.Plan.Phases[0].References[0].Part!.Path.ShouldBe("reference.zip");
    }

    [Fact]
    public async Task Part_InAnotherFolder_IsTakenIfItIsTheOnlyOne()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench().Yaml("reference_data: reference", "reference_data: data/reference.zip"));

        reading.Find("part-in-other-folder").Facts["value"].ShouldBe("reference");
    }

    [Fact]
    public async Task Text_WithMarksAndWindowsLines_IsRead()
    {
        var bundle = BundleBuilder.CodaLab();
        foreach (var encode in new Func<string, byte[]>[]
        {
            text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            text => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
            text => Encoding.UTF8.GetBytes("---\n" + text),
        })
        {
            (await ReadAsync(bundle.YamlBytes(encode))).Findings.ShouldBeEmpty();
        }

        var utf16 = await ReadAsync(bundle.YamlBytes(text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));
        utf16.Find("encoding").Facts["value"].ShouldBe("UTF-16");
        var latin = await ReadAsync(bundle.YamlBytes(text => Encoding.Latin1.GetBytes(text.Replace("Guess the words", "Devinez l'été", StringComparison.Ordinal))));
        latin.Plan!.Summary.ShouldBe("Devinez l'été");
        latin.Find("encoding");
    }

    [Fact]
    public async Task Keys_ThatStandTwice_TheLastOneCounts()
    {
        var bundle = BundleBuilder.CodaLab().Yaml("# top", "title: Second Title");

        var reading = await ReadAsync(bundle);

        reading.Plan!.Title.ShouldBe("Second Title");
        var finding = reading.Find("yaml-duplicate-key");
        (finding.Line, finding.Key, finding.Facts["first"]).ShouldBe((bundle.LineOf("title: Second"), "title", 1));
    }

    [Fact]
    public async Task Tags_OfPython_AreText_AndThoseThatRunSomethingAreRefused()
    {
        var harmless = await ReadAsync(BundleBuilder.CodaLab().Yaml("title: Word Guessing", "title: !!python/unicode 'Word Guessing'"));
        (harmless.CanImport, harmless.Plan!.Title).ShouldBe((true, "Word Guessing"));
        harmless.Find("yaml-python-tag");

        using var folder = new TemporaryFolder();
        var proof = folder.Of("proof");
        var hostile = await ReadAsync(BundleBuilder.CodaLab().Yaml("# top", $"image: !!python/object/apply:os.system ['touch {proof}']"));
        hostile.CanImport.ShouldBeFalse();
        hostile.Find("yaml-program-tag").Severity.ShouldBe(FindingSeverity.Error);
        File.Exists(proof).ShouldBeFalse();
    }

    [Fact]
    public async Task Mappings_InFlowFormAndMergedFromAnchors_AreRead()
    {
        var plan = await PlanAsync(BundleBuilder.CodaLab()
            .Yaml("# top", "defaults: &d {max_submissions: 7}")
            .Yaml("max_submissions: 6", "<<: *d"));

        plan.Phases[1].RunsInAll.ShouldBe(7);
    }

    [Fact]
    public async Task Yaml_ThatIsBroken_SaysWhere()
    {
        var bundle = BundleBuilder.CodaLab().Yaml("# top", "broken: [1, 2");

        var reading = await ReadAsync(bundle);

        (reading.Plan, reading.CanImport).ShouldBe((null, false));
        reading.Find("yaml-broken").Line.ShouldNotBeNull().ShouldBeInRange(bundle.LineOf("broken"), bundle.LineOf("broken") + 2);
        (await ReadAsync(BundleBuilder.Empty().Text("readme.txt", "hello"))).Find("yaml-missing");
        (await ReadAsync(BundleBuilder.Empty().Text("competition.yaml", ""))).Find("yaml-empty");
        (await ReadAsync(BundleBuilder.Empty().Text("competition.yaml", "just words"))).Find("yaml-no-mapping");
        (await ReadAsync(BundleBuilder.Empty().Text("competition.yaml", "a: *b"))).Find("yaml-broken");
    }

    [Fact]
    public async Task Values_OfTheWrongKind_AreNamed()
    {
        var reading = await ReadAsync(BundleBuilder.Codabench()
            .Yaml("title: Word Guessing", "title: [a, b]")
            .Yaml("registration_auto_approve: True", "registration_auto_approve: perhaps")
            .Yaml("max_submissions: 50", "max_submissions: many")
            .Yaml("# top", "contact_email: nobody"));

        string[] codes = ["wrong-type-text", "title-missing", "not-a-truth-value", "not-a-number", "contact-unreadable"];
        codes.Except(reading.Findings.Select(finding => finding.Code), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Programs_ThatCannotStart_AreNamed()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab()
            .Zip("scoring_program.zip", ("program/metadata", "command: python2 $program/lost.py $input $output\r\n"))
            .Text("reference.zip", "no zip"));
        reading.Find("program-python2").File.ShouldBe("scoring_program.zip/program/metadata");
        reading.Find("program-script-missing").Facts["name"].ShouldBe("lost.py");

        (await ReadAsync(BundleBuilder.CodaLab().Zip("scoring_program.zip", ("run.py", "1")))).Find("program-without-metadata");
        (await ReadAsync(BundleBuilder.CodaLab().Zip("scoring_program.zip", ("metadata", "description: none")))).Find("program-without-command");
        (await ReadAsync(BundleBuilder.CodaLab().Text("scoring_program.zip", "no zip"))).Find("program-not-a-zip");
        (await ReadAsync(BundleBuilder.CodaLab().Zip("scoring_program.zip", ("metadata", "command: $program/Evaluate.exe $input")))).Find("program-interpreter");
    }
}
