using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Cli;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Cli;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly CliDriver cli = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task ExportAndImport_FromTheCommandLine_MoveACompetition()
    {
        await using var database = await SiteAsync();
        var archive = cli.PathOf("task.sharedtask.zip");

        (await cli.RunAsync("export", "task", archive, "--data", database.Options.Folder)).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("Exported task with 2 files");
        (await cli.RunAsync("export", "task", archive, "--data", database.Options.Folder)).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("exists already");

        (await cli.RunAsync("import", archive, "--dry-run")).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("Competition task (an archive of SharedTask)");
        cli.Output.ShouldContain("1 teams, 2 people, 1 runs, 2 files");
        cli.Output.ShouldContain("organized by owner-of-task");

        // A folder without a site becomes one.
        var folder = cli.PathOf("new");
        (await cli.RunAsync("import", archive, "--data", folder)).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("0 of 2 people have an account here");
        cli.Output.ShouldContain("Imported as /c/task.");
        (await cli.RunAsync("import", archive, "--data", folder)).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("Imported as /c/task-2.");
        (await cli.RunAsync("export", "task", cli.PathOf("again.zip"), "--data", folder)).ShouldBe(ExitCodes.Good, cli.Error);
        (await File.ReadAllBytesAsync(Path.Combine(folder, "blobs", Hash[..2], Hash), Stop)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Import_WithoutPeople_NeedsAnOwner()
    {
        await using var database = await SiteAsync();
        var archive = cli.PathOf("task.sharedtask.zip");
        (await cli.RunAsync("export", "task", archive, "--data", database.Options.Folder)).ShouldBe(ExitCodes.Good, cli.Error);
        var owner = await database.ReadAsync(db => db.Users.Where(row => row.DisplayName == "owner-of-task").Select(row => row.Email!).SingleAsync(Stop));

        (await cli.RunAsync("import", archive, "--data", database.Options.Folder, "--without-people")).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain("--owner");
        (await cli.RunAsync("import", archive, "--data", database.Options.Folder, "--without-people", "--owner", "nobody@example.org")).ShouldBe(ExitCodes.Usage);
        (await cli.RunAsync("import", archive, "--data", database.Options.Folder, "--without-people", "--owner", owner)).ShouldBe(ExitCodes.Good, cli.Error);

        (await database.ReadAsync(db => db.TeamMembers.CountAsync(row => db.Competitions.Any(competition => competition.Id == row.CompetitionId && competition.Slug == "task-2"), Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Import_OfADamagedArchive_SaysWhyAndMakesNoSite()
    {
        await using var database = await SiteAsync();
        var archive = cli.PathOf("task.sharedtask.zip");
        (await cli.RunAsync("export", "task", archive, "--data", database.Options.Folder)).ShouldBe(ExitCodes.Good, cli.Error);
        await using (var zip = await System.IO.Compression.ZipFile.OpenAsync(archive, System.IO.Compression.ZipArchiveMode.Update, Stop))
        {
            zip.GetEntry("runs.jsonl")!.Delete();
        }

        (await cli.RunAsync("import", archive, "--data", cli.PathOf("new"), "--json")).ShouldBe(ExitCodes.Invalid);

        using var answer = JsonDocument.Parse(cli.Output);
        answer.RootElement.GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("archive-gone");
        Directory.Exists(cli.PathOf("new")).ShouldBeFalse();
        (await cli.RunAsync("export", "task", cli.PathOf("x.zip"), "--data", cli.PathOf("nowhere"))).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain("There is no site here");
        (await cli.RunAsync("export", "other", cli.PathOf("x.zip"), "--data", database.Options.Folder)).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain("no competition \"other\"");
    }

    private static string Hash => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([1, 2, 3]));

    private static async Task<TestDatabase> SiteAsync()
    {
        var database = await TestDatabase.CreateAsync(Stop);
        Assert.SkipWhen(database.IsSqlServer, "The site's folder holds its database here.");
        var scene = await new CompetitionBuilder().Teams("amber").CreateAsync(database, Stop);
        var store = new FileBlobStore(Path.Combine(database.Options.Folder, "blobs"), TimeProvider.System);
        foreach (var bytes in new byte[][] { [1, 2, 3], [4] })
        {
            using var content = new MemoryStream(bytes);
            var blob = (await store.PutAsync(content, 100, Stop)).Value;
            await using var db = database.CreateDbContext();
            await db.ReferenceSets.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlobHash, blob.Hash), Stop);
        }

        await scene.AddRunAsync("amber", Stop, blobHash: Hash);
        return database;
    }
}
