using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Archives;

public sealed class ArchiveTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive_ImportedElsewhereAndExportedAgain_IsTheSameToTheByte()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        var archive = await first.ExportAsync(RichCompetition.Slug);
        await using var second = await ArchiveSite.CreateAsync();
        second.Database.Time.Advance(TimeSpan.FromDays(40));
        // The second site knows one of the people, in another case and under another name.
        await second.AddAccountAsync(scene.MemberOf("amber").Email!.ToUpperInvariant(), "Somebody's other name");

        var imported = (await second.ImportAsync(archive)).Value;
        var again = await second.ExportAsync(imported.Slug);

        imported.Differing.ShouldBeEmpty();
        imported.Slug.ShouldBe(RichCompetition.Slug);
        var (before, after) = (Unpack(archive), Unpack(again));
        after.Keys.ShouldBe(before.Keys);
        foreach (var name in before.Keys.Where(name => name is not (ArchiveEntries.People or ArchiveEntries.Manifest)))
        {
            Encoding.UTF8.GetString(after[name]).ShouldBe(Encoding.UTF8.GetString(before[name]), name);
        }

        // What people are called is their accounts' own matter; who they are is not.
        Addresses(after).ShouldBe(Addresses(before));
        Encoding.UTF8.GetString(after[ArchiveEntries.People]).ShouldContain("Somebody's other name");
    }

    [Fact]
    public async Task Archive_Imported_HasTheBoardsOfBefore_TiesAndLastBitsAndAll()
    {
        await using var first = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();

        (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug))).Value.Differing.ShouldBeEmpty();

        var boards = await BoardsAsync(first);
        boards.Count.ShouldBe(9);
        boards.ShouldContain(row => row.Contains("Late", StringComparison.Ordinal));
        boards.ShouldContain(row => row.Contains("0.30000000000000004", StringComparison.Ordinal));
        (await BoardsAsync(second)).ShouldBe(boards);
    }

    [Fact]
    public async Task Archive_OfATrackWhereEveryRunCounts_ComesBackWithARowForEach()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using (var db = first.Database.CreateDbContext())
        {
            await db.Tracks.ExecuteUpdateAsync(set => set.SetProperty(row => row.RunSelection, RunSelection.All), Stop);
            await new UpdateLeaderboard(first.Database.Time).RebuildAsync(db, scene.Track.Id, scene.PhaseOf("evaluation").Id, Stop);
        }

        await using var second = await ArchiveSite.CreateAsync();
        (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug))).Value.Differing.ShouldBeEmpty();

        var boards = await BoardsAsync(first);
        boards.Count(row => row.Contains("amber", StringComparison.Ordinal) && row.Contains("Live", StringComparison.Ordinal)).ShouldBe(2);
        (await BoardsAsync(second)).ShouldBe(boards);
    }

    [Fact]
    public async Task Archive_Imported_WaitsForNothingOfTheOtherSite()
    {
        await using var first = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();

        await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug));

        await using var db = second.Database.CreateDbContext();
        (await db.Competitions.SingleAsync(Stop)).QueueLabel.ShouldBe(Core.Evaluations.QueueNames.Default);
        (await db.Runs.CountAsync(row => row.LeaseOwner != null || row.State == RunState.Scoring, Stop)).ShouldBe(0);
        (await db.Runs.CountAsync(row => row.State == RunState.Waiting, Stop)).ShouldBe(1);
        (await db.ReferenceSets.SingleAsync(row => row.State == ReferenceState.Checking, Stop)).LeaseOwner.ShouldBeNull();
        (await db.RunCounters.CountAsync(Stop)).ShouldBe(5);
        (await db.RunCounters.MaxAsync(row => row.LastNumber, Stop)).ShouldBe(9, "the next run must not get a number that is taken");
        second.Work.Signals.ShouldBe(1);
    }

    [Fact]
    public async Task Archive_WhoseAddressIsTaken_GetsAnother_OnTheSameSiteToo()
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);
        var archive = await site.ExportAsync(RichCompetition.Slug);

        (await site.ImportAsync(archive)).Value.Slug.ShouldBe("dialects-2");
        (await site.ImportAsync(archive)).Value.Slug.ShouldBe("dialects-3");

        (await site.Database.ReadAsync(db => db.Runs.GroupBy(row => row.CompetitionId).Select(group => group.Count()).ToListAsync(Stop))).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Archive_WithALargeFileAmongSmallOnes_BringsEachWhole()
    {
        await using var first = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(first);
        var large = string.Join('\n', Enumerable.Range(0, 300_000));
        var hash = await first.PutAsync(large);
        await first.Database.ReadAsync(db => db.ReferenceSets.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlobHash, hash).SetProperty(row => row.Bytes, large.Length), Stop));
        await using var second = await ArchiveSite.CreateAsync();

        (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug))).IsRefused.ShouldBeFalse();

        new FileInfo(second.Database.Folder.Of($"blobs/{hash[..2]}/{hash}")).Length.ShouldBe(large.Length);
        var named = await second.Database.ReadAsync(db => db.Runs.Select(row => row.BlobHash).Distinct().ToListAsync(Stop));
        named.Where(run => !File.Exists(second.Database.Folder.Of($"blobs/{run[..2]}/{run}"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_IsForOwnersAlone_AndIsNoted()
    {
        await using var site = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(site);
        var helper = await site.AddAccountAsync("helper@example.org", "Helper");
        await site.Database.AddAsync(Stop, new Organizer { CompetitionId = scene.Competition.Id, AccountId = helper.Id, Role = OrganizerRole.CoOrganizer });
        var export = new Core.Archives.Writing.ExportArchive(site.Database, site.Blobs, site.Database.Time);

        foreach (var actor in new[] { Actor.Anonymous, CompetitionScene.ActorOf(helper), scene.ActorOf("amber") })
        {
            (await export.ExecuteAsync(RichCompetition.Slug, actor, Stop)).Refusal!.Key.ShouldBe("not-allowed");
        }

        (await export.ExecuteAsync("nowhere", scene.OwnerActor, Stop)).Refusal!.Key.ShouldBe("not-found");
        (await site.ExportAsync(RichCompetition.Slug, scene.OwnerActor)).ShouldNotBeEmpty();
        var noted = await site.Database.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.Action == ArchiveActions.Exported, Stop));
        noted.AccountId.ShouldBe(scene.Owner.Id);
    }

    [Fact]
    public async Task Archive_OfASiteThatLostAFile_SaysSoAndBringsTheRest()
    {
        await using var first = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(first);
        var lost = await first.PutAsync("kit");
        File.Delete(first.Database.Folder.Of($"blobs/{lost[..2]}/{lost}"));
        var archive = await first.ExportAsync(RichCompetition.Slug);
        await using var second = await ArchiveSite.CreateAsync();
        // Somebody else's file of the second site, under the very hash.
        (await second.PutAsync("kit")).ShouldBe(lost);

        (await ArchiveSite.ReadAsync(archive)).Findings.Single(finding => finding.Code == "archive-file-lost").Facts["name"].ShouldBe(lost);
        (await second.ImportAsync(archive)).IsRefused.ShouldBeFalse();

        var file = await second.Database.ReadAsync(db => db.CompetitionFiles.SingleAsync(Stop));
        // Nobody's file of this site is given away.
        (file.BlobHash == lost).ShouldBeFalse();
        (await second.Blobs.ExistsAsync(file.BlobHash, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Archive_Read_SaysWhatItIs()
    {
        await using var site = await ArchiveSite.CreateAsync();
        await RichCompetition.CreateAsync(site);

        var reading = await ArchiveSite.ReadAsync(await site.ExportAsync(RichCompetition.Slug));

        reading.Findings.ShouldHaveSingleItem().Code.ShouldBe("archive-public");
        (reading.CanImport, reading.Runs, reading.People.Count).ShouldBe((true, 9, 5));
    }

    private static List<string> Addresses(SortedDictionary<string, byte[]> archive) =>
        ArchiveJson.Read<List<Core.Archives.Content.ArchivedPerson>>(archive[ArchiveEntries.People])!.ConvertAll(person => person.Email);

    private static SortedDictionary<string, byte[]> Unpack(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            entries.Add(entry.FullName, bytes.ToArray());
        }

        return entries;
    }

    private static Task<List<string>> BoardsAsync(ArchiveSite site) => site.Database.ReadAsync(async db => (await (
        from row in db.LeaderboardRows
        join board in db.Leaderboards on row.LeaderboardId equals board.Id
        join team in db.Teams on row.TeamId equals team.Id
        join phase in db.Phases on board.PhaseId equals phase.Id
        orderby phase.Position, board.Edition, row.Position
        select new { phase.Slug, board.Edition, team.Name, row.Position, row.Rank, row.Flag, row.ValuesJson })
        .ToListAsync(Stop)).ConvertAll(row => row.ToString()!));
}
