using SharedTask.Cli;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Cli;

public sealed class BackupCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BackupAndRestore_FromTheCommandLine_SayWhatTheyDid()
    {
        using var cli = new CliDriver();
        await using var database = await TestDatabase.CreateAsync(Stop);
        Assert.SkipWhen(database.IsSqlServer, "A site on SQL Server is backed up by the server's own means.");
        var scene = await new CompetitionBuilder().WithoutReferences().Teams("amber").CreateAsync(database, Stop);
        var blobs = Path.Combine(database.Options.Folder, "blobs");
        using var content = new MemoryStream([1, 2, 3]);
        var blob = (await new Core.Storage.FileBlobStore(blobs, TimeProvider.System).PutAsync(content, 100, Stop)).Value;
        await scene.AddRunAsync("amber", Stop, blobHash: blob.Hash);
        var file = cli.PathOf("site.backup");

        (await cli.RunAsync("backup", file, "--data", database.Options.Folder)).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("and 1 files (3 B), each verified.");
        (await cli.RunAsync("restore", file, "--data", cli.PathOf("new"))).ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("with 1 files, each verified.");
        (await File.ReadAllBytesAsync(cli.PathOf($"new/blobs/{blob.Hash[..2]}/{blob.Hash}"), Stop)).ShouldBe([1, 2, 3]);

        (await cli.RunAsync("restore", file, "--data", cli.PathOf("new"))).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("--replace");
        (await cli.RunAsync("backup", cli.PathOf("none.backup"), "--data", cli.PathOf("nowhere"))).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("There is no site here");

        File.Delete(Path.Combine(blobs, blob.Hash[..2], blob.Hash));
        (await cli.RunAsync("backup", cli.PathOf("again.backup"), "--data", database.Options.Folder)).ShouldBe(ExitCodes.Invalid);
        cli.Error.ShouldContain(blob.Hash);
    }
}
