using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Backups;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Backups;

public sealed class BackupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_WhileRunsArrive_HoldsEveryBlobOfEveryRunInIt()
    {
        await using var stand = await BackupStand.CreateAsync();
        var scene = await BuildAsync(stand);
        using var enough = new CancellationTokenSource();
        using var begun = new SemaphoreSlim(0);
        var confirmed = 0;
        var writer = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    var hash = await stand.PutAsync($"run {confirmed}");
                    await scene.AddRunAsync("amber", Stop, blobHash: hash);
                    confirmed++;
                    begun.Release();
                }
            },
            Stop);
        for (var i = 0; i < 20; i++)
        {
            await begun.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        }

        var before = confirmed;
        var report = await stand.BackUpAsync();
        await enough.CancelAsync();
        await writer;
        await stand.RestoreAsync();

        report.Manifest.Missing.ShouldBeEmpty();
        await using var db = stand.OpenRestored();
        var hashes = await db.Runs.Select(run => run.BlobHash).ToListAsync(Stop);
        hashes.Count.ShouldBeInRange(before, confirmed);
        var restored = new FileBlobStore(Path.Combine(stand.NewFolder, "blobs"), TimeProvider.System);
        foreach (var hash in hashes)
        {
            await using var blob = await restored.OpenReadAsync(hash, Stop);
            Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(blob, Stop)).ShouldBe(hash);
        }
    }

    [Fact]
    public async Task Restore_OfASite_GivesTheSameBoardsAndFiles()
    {
        await using var stand = await BackupStand.CreateAsync();
        var scene = await BuildAsync(stand);
        var program = await stand.PutAsync("program");
        var input = await stand.PutAsync("input");
        var report = await stand.PutAsync("report");
        var file = await stand.PutAsync("kit");
        var settings = new ProgramSettings { ProgramHash = program, Commands = ["python3 s.py"], InputDataHash = input };
        var scorer = new Scorer { TrackId = scene.Track.Id, Version = 2, PluginId = ProgramSettings.PluginId, PluginVersion = "1", ProgramHash = program, ParametersJson = settings.ToJson(), CreatedAt = stand.Database.Now };
        await stand.Database.AddAsync(Stop, scorer, new CompetitionFile { CompetitionId = scene.Competition.Id, Kind = CompetitionFileKind.StartingKit, Title = "Kit", FileName = "kit.zip", BlobHash = file, Bytes = 3 });
        await AddScoredRunAsync(stand, scene, "amber", 0.25, scorer.Id, report);
        await AddScoredRunAsync(stand, scene, "birch", 0.5, scorer.Id, report);
        var boards = await ReadBoardsAsync(stand.Database.CreateDbContext());
        boards.Count.ShouldBe(2);

        await stand.BackUpAsync();
        var restored = await stand.RestoreAsync();

        restored.KeptDatabase.ShouldBeNull();
        (await ReadBoardsAsync(stand.OpenRestored())).ShouldBe(boards);
        foreach (var hash in new[] { program, input, report, file })
        {
            restored.Manifest.Blobs.Any(blob => blob.Sha256 == hash).ShouldBeTrue();
            File.Exists(Path.Combine(stand.NewFolder, "blobs", hash[..2], hash)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("no archive")]
    [InlineData("another archive")]
    [InlineData("a blob changed")]
    [InlineData("a blob taken out")]
    [InlineData("the database changed")]
    [InlineData("a blob exchanged")]
    public async Task Restore_OfADamagedBackup_IsRefusedInWordsAndChangesNothing(string damage)
    {
        await using var stand = await BackupStand.CreateAsync();
        var scene = await BuildAsync(stand);
        await scene.AddRunAsync("amber", Stop, blobHash: await stand.PutAsync("a run"));
        await stand.BackUpAsync();
        await DamageAsync(stand.File, damage);

        var refused = await Should.ThrowAsync<BackupException>(() => stand.RestoreAsync());

        refused.Message.ShouldStartWith("The backup is damaged: ");
        refused.Message.ShouldEndWith("Nothing was restored.");
        Directory.GetFiles(stand.NewFolder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_OverASite_IsRefusedUnlessToldAndKeepsItsDatabase()
    {
        await using var stand = await BackupStand.CreateAsync();
        var scene = await BuildAsync(stand);
        var run = await scene.AddRunAsync("amber", Stop, blobHash: await stand.PutAsync("a run"));
        await stand.BackUpAsync();
        await stand.RestoreAsync();
        await using (var db = stand.OpenRestored())
        {
            await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.Label, "changed"), Stop);
        }

        (await Should.ThrowAsync<BackupException>(() => stand.RestoreAsync())).Message.ShouldContain("--replace");
        var report = await stand.RestoreAsync(replaces: true);

        await using var restored = stand.OpenRestored();
        (await restored.Runs.SingleAsync(row => row.Id == run.Id, Stop)).Label.ShouldBe("");
        File.Exists(report.KeptDatabase.ShouldNotBeNull()).ShouldBeTrue();
    }

    [Fact]
    public async Task Restore_OverASiteThatRuns_IsRefused()
    {
        await using var stand = await BackupStand.CreateAsync();
        await BuildAsync(stand);
        await stand.BackUpAsync();
        await using var held = stand.Database.CreateDbContext();
        await held.Database.OpenConnectionAsync(Stop);

        var refused = await Should.ThrowAsync<BackupException>(() => stand.RestoreAsync(stand.Database.Options.Folder, replaces: true));

        refused.Message.ShouldContain("stop the site first");
    }

    [Fact]
    public async Task Restore_OverASiteThatWasOnlyStarted_NeedsNoWord()
    {
        await using var stand = await BackupStand.CreateAsync();
        await BuildAsync(stand);
        await stand.BackUpAsync();
        await using var started = await TestDatabase.CreateAsync(Stop);
        Directory.CreateDirectory(stand.NewFolder);
        File.Copy(started.Folder.Of("sharedtask.db"), Path.Combine(stand.NewFolder, "sharedtask.db"));

        await stand.RestoreAsync();

        await using var db = stand.OpenRestored();
        (await db.Competitions.CountAsync(Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Restore_OfANewerDatabase_IsRefused()
    {
        await using var stand = await BackupStand.CreateAsync();
        await BuildAsync(stand);
        await using (var db = stand.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Later', '99.0')", Stop);
        }

        await stand.BackUpAsync();

        (await Should.ThrowAsync<BackupException>(() => stand.RestoreAsync())).Message.ShouldContain("newer SharedTask");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Backup_OfASiteThatLostABlob_SaysWhichAndHoldsTheRest(bool isDamaged)
    {
        await using var stand = await BackupStand.CreateAsync();
        var scene = await BuildAsync(stand);
        var lost = await stand.PutAsync("lost");
        var kept = await stand.PutAsync("kept");
        await scene.AddRunAsync("amber", Stop, blobHash: lost);
        await scene.AddRunAsync("amber", Stop, blobHash: kept);
        File.Delete(stand.PathOf(lost));
        if (isDamaged)
        {
            await File.WriteAllTextAsync(stand.PathOf(lost), "los", Stop);
        }

        var report = await stand.BackUpAsync();
        await stand.RestoreAsync();

        report.Manifest.Missing.ShouldBe([lost]);
        File.Exists(Path.Combine(stand.NewFolder, "blobs", kept[..2], kept)).ShouldBeTrue();
        File.Exists(Path.Combine(stand.NewFolder, "blobs", lost[..2], lost)).ShouldBeFalse();
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefusedAndLeavesNothingBehind()
    {
        await using var stand = await BackupStand.CreateAsync();
        await BuildAsync(stand);
        await stand.BackUpAsync();

        (await Should.ThrowAsync<BackupException>(stand.BackUpAsync)).Message.ShouldContain("exists already");

        Directory.GetFileSystemEntries(stand.Place.Path).ShouldBe([stand.File]);
        File.GetUnixFileMode(stand.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, "it holds references and hashes of passwords");
    }

    private static async Task<CompetitionScene> BuildAsync(BackupStand stand)
    {
        var scene = await new CompetitionBuilder().Teams("amber", "birch").CreateAsync(stand.Database, Stop);
        var gold = await stand.PutAsync("gold");
        await using var db = stand.Database.CreateDbContext();
        await db.ReferenceSets.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlobHash, gold), Stop);
        return scene;
    }

    private static async Task AddScoredRunAsync(BackupStand stand, CompetitionScene scene, string team, double value, Guid scorerId, string report)
    {
        var run = await scene.AddRunAsync(team, Stop, RunState.Scored, blobHash: await stand.PutAsync($"run of {team}"));
        var reference = await stand.Database.ReadAsync(db => db.ReferenceSets.SingleAsync(Stop));
        var evaluation = new Evaluation
        {
            RunId = run.Id, ScorerId = scorerId, ReferenceSetId = reference.Id, Outcome = EvaluationOutcome.Scored, IsCurrent = true,
            StartedAt = stand.Database.Now, FinishedAt = stand.Database.Now, ReportHash = report, ManifestJson = "{}",
        };
        await stand.Database.AddAsync(Stop, evaluation, new Score { EvaluationId = evaluation.Id, Position = 0, Metric = "macro_f1", Value = value });
        await using var db = stand.Database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await new UpdateLeaderboard(stand.Database.Time).RebuildAsync(db, scene.Track.Id, scene.Phase.Id, Stop);
        await transaction.CommitAsync(Stop);
    }

    private static async Task<List<string>> ReadBoardsAsync(SharedTask.Core.Data.SharedTaskDb db)
    {
        await using (db)
        {
            return await db.LeaderboardRows.OrderBy(row => row.LeaderboardId).ThenBy(row => row.Position).Select(row => $"{row.LeaderboardId} {row.Rank} {row.TeamId} {row.ValuesJson}").ToListAsync(Stop);
        }
    }

    private static async Task DamageAsync(string file, string damage)
    {
        if (damage is "cut off" or "no archive")
        {
            await using var stream = File.Open(file, FileMode.Open);
            stream.SetLength(damage == "cut off" ? stream.Length / 2 : 0);
            return;
        }

        await using var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, Stop);
        var blobs = archive.Entries.Where(entry => entry.FullName.StartsWith("blobs/", StringComparison.Ordinal)).ToList();
        switch (damage)
        {
            case "another archive":
                archive.Entries.ToList().ForEach(entry => entry.Delete());
                archive.CreateEntry("readme.txt");
                break;
            case "a blob taken out":
                blobs[0].Delete();
                break;
            case "the database changed":
                await ChangeAsync(archive.GetEntry("sharedtask.db").ShouldNotBeNull());
                break;
            case "a blob exchanged":
                await ReplaceAsync(blobs[0], "something else");
                break;
            default:
                await ChangeAsync(blobs[0]);
                break;
        }
    }

    private static async Task ChangeAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync(Stop);
        var first = stream.ReadByte();
        stream.Position = 0;
        stream.WriteByte((byte)(first ^ 1));
    }

    private static async Task ReplaceAsync(ZipArchiveEntry entry, string content)
    {
        await using var stream = await entry.OpenAsync(Stop);
        stream.SetLength(0);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(content), Stop);
    }
}
