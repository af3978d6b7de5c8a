using System.Globalization;
using SharedTask.Core.Archives;
using SharedTask.Core.Bundles.Findings;

namespace SharedTask.Core.Tests.Archives;

/// <summary>Archives that are broken, or that somebody made who means harm: refused in words, with nothing created.</summary>
public sealed class HostileArchiveTests
{
    [Theory]
    [InlineData("cut off", "archive-unreadable")]
    [InlineData("a byte flipped", "archive-changed")]
    [InlineData("no list", "archive-no-list")]
    [InlineData("newer", "archive-newer")]
    [InlineData("list of nonsense", "archive-page")]
    [InlineData("page missing", "archive-gone")]
    [InlineData("file missing", "archive-gone")]
    [InlineData("a path that leads out", "archive-stranger")]
    [InlineData("an entry twice", "archive-stranger")]
    [InlineData("a bomb that says so", "archive-too-large")]
    [InlineData("a bomb that lies", "archive-changed")]
    public async Task Archive_ThatIsBroken_IsRefusedInWords(string damage, string code)
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);
        var archive = Break(await site.ExportAsync(RichCompetition.Slug), damage);

        await RefusedAsync(site, archive, code);
    }

    [Theory]
    [InlineData("\"track\": 0", "\"track\": 7", "competition.json")]
    [InlineData("\"track\": 0", "\"track\": -1", "competition.json")]
    [InlineData("\"person\": 4", "\"person\": 400", "competition.json")]
    [InlineData("\"slug\": \"dialects\"", "\"slug\": \"../x\"", "competition.json")]
    [InlineData("\"slug\": \"second\"", "\"slug\": \"main\"", "competition.json")]
    [InlineData("\"timeZoneId\": \"Africa/Cairo\"", "\"timeZoneId\": \"Moon/Base\"", "competition.json")]
    [InlineData("\"digits\": 4", "\"digits\": 4000", "competition.json")]
    [InlineData("\"country\": \"\"", "\"country\": \"ATLANTIS\"", "competition.json")]
    [InlineData("\"name\": \"birch\"", "\"name\": \"AMBER\"", "competition.json")]
    [InlineData("\"number\":5,", "\"number\":2,", "runs.jsonl")]
    [InlineData("\"scorer\":1,", "\"scorer\":9,", "runs.jsonl")]
    [InlineData("\"isCurrent\":false", "\"isCurrent\":true", "runs.jsonl")]
    [InlineData("[{\\\"Title\\\"", "[null,{\\\"Title\\\"", "runs.jsonl")]
    [InlineData("\"action\":\"competition.opened\"", "\"action\":\"competition.openedxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"", "history.jsonl")]
    [InlineData("@example.org\"", "@example.org,evil@example.org\"", "people.json")]
    public async Task Archive_ThatSaysWhatCannotBe_IsRefused(string part, string replacement, string page)
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);

        await RefusedAsync(site, new ArchiveEditor(await site.ExportAsync(RichCompetition.Slug)).Replace(page, part, replacement).Signed(), "archive-content");
    }

    [Theory]
    [InlineData("\"state\": \"open\"", "\"state\": \"1\"", "competition.json")]
    [InlineData("\"state\": \"open\"", "\"isAdministrator\": true, \"state\": \"open\"", "competition.json")]
    [InlineData("\"tracks\": [", "\"tracks\": [ null,", "competition.json")]
    [InlineData("\"title\": \"Track main\"", "\"title\": null", "competition.json")]
    [InlineData("2026-06-01T12:00:00.0000000Z", "0001-01-01T00:00:00.0000000Z", "competition.json")]
    [InlineData("2026-06-01T12:00:00.0000000Z", "2026-06-01T12:00:00.0000000+03:00", "competition.json")]
    [InlineData("\"number\":1,", "\"number\":1,,", "runs.jsonl")]
    public async Task Archive_ThatIsNotOfTheForm_IsRefused(string part, string replacement, string page)
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);

        await RefusedAsync(site, new ArchiveEditor(await site.ExportAsync(RichCompetition.Slug)).Replace(page, part, replacement).Signed(), "archive-page");
    }

    [Fact]
    public async Task Archive_ThatNamesASecretOfTheSite_GetsNothing()
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);
        // The hash of a gold standard is public; the gold standard is not.
        var secret = await site.PutAsync("another competition's gold standard");
        var archive = await site.ExportAsync(RichCompetition.Slug);
        var kit = await site.PutAsync("kit");
        var program = await site.PutAsync("program");

        await RefusedAsync(site, new ArchiveEditor(archive).Replace(ArchiveEntries.Competition, $"\"blob\": \"{kit}\"", $"\"blob\": \"{secret}\"").Signed(), "archive-content");
        await RefusedAsync(site, new ArchiveEditor(archive).Replace(ArchiveEntries.Competition, program, secret).Signed(), "archive-content");
    }

    [Fact]
    public async Task Archive_WhoseBoardIsNotWhatItsScoresGive_IsToldApart()
    {
        await using var first = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();
        var archive = new ArchiveEditor(await first.ExportAsync(RichCompetition.Slug)).Replace(ArchiveEntries.Competition, "\"values\": \"{\\\"accuracy\\\":[null],\\\"macro_f1\\\":[0.75", "\"values\": \"{\\\"accuracy\\\":[null],\\\"macro_f1\\\":[0.76").Signed();

        (await second.ImportAsync(archive)).Value.Differing.ShouldBe(["Track main / practice"]);
    }

    private static byte[] Break(byte[] archive, string damage)
    {
        var editor = new ArchiveEditor(archive);
        switch (damage)
        {
            case "cut off":
                return archive[..(archive.Length / 2)];
            case "a byte flipped":
                return editor.Replace(ArchiveEntries.Runs, "\"isOfficial\":false", "\"isOfficial\":true").Build();
            case "no list":
                return editor.Without(ArchiveEntries.Manifest).Build();
            case "newer":
                return editor.Put(ArchiveEntries.Manifest, """{"format":2,"somethingNew":true}""").Build();
            case "list of nonsense":
                return editor.Put(ArchiveEntries.Manifest, "[1,2]").Build();
            case "page missing":
                return editor.Without(ArchiveEntries.History).Build();
            case "file missing":
                return editor.Without("blobs/").Build();
            case "a path that leads out":
                return editor.Put("../../etc/cron.d/evil", "* * * * * root true").Build();
            case "an entry twice":
                return editor.Twice(ArchiveEntries.People).Build();
            case "a bomb that says so":
                return editor.Replace(ArchiveEntries.Manifest, "\"bytes\": 3\n", "\"bytes\": 99999999999999\n").Build();
            default:
                return editor.Put(ArchiveEntries.History, new string(' ', 100_000_000)).Build();
        }
    }

    private static async Task RefusedAsync(ArchiveSite site, byte[] archive, string code)
    {
        await using var target = await ArchiveSite.CreateAsync();
        var reading = await ArchiveSite.ReadAsync(archive);

        reading.CanImport.ShouldBeFalse();
        var finding = reading.Findings[0];
        finding.Code.ShouldBe(code, $"{finding.File} {finding.Line} {finding.Key}");
        FindingText.Of(finding, CultureInfo.InvariantCulture).ShouldNotContain('{');
        FindingText.Of(finding, CultureInfo.GetCultureInfo("ar")).ShouldNotContain('{');
        foreach (var there in new[] { target, site })
        {
            var before = await there.CountAsync();
            (await there.ImportAsync(archive)).Refusal!.Key.ShouldBe("bundle.has-errors");
            (await there.CountAsync()).ShouldBe(before);
        }
    }
}
