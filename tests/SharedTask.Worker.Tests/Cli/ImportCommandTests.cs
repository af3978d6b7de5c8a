using System.Text.Json;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly CliDriver cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Import_OfAZip_SaysWhatItWouldBecome()
    {
        var path = cli.PathOf("bundle.zip");
        await File.WriteAllBytesAsync(path, BundleBuilder.CodaLab().Yaml("# top", "image: logo.png").Build(), TestContext.Current.CancellationToken);

        (await cli.RunAsync("import", path, "--dry-run")).ShouldBe(0, cli.Error);

        cli.Output.ShouldContain("Word Guessing (CodaLab, version 1.5)");
        cli.Output.ShouldContain("track 1: Results");
        cli.Output.ShouldContain("Practice, 2024-01-01 00:00 UTC to 2024-02-01 00:00 UTC; runs: 10 a day, 50 in all");
        cli.Output.ShouldContain("competition.yaml:7: note logo: Competitions have no picture here. It is left out. (image)");
        cli.Output.ShouldContain("Can be imported: 0 errors, 0 warnings, 1 notes.");
    }

    [Fact]
    public async Task Import_AsJson_IsForPrograms()
    {
        BundleBuilder.Codabench().Yaml("start: 2024-01-01", "start: never").WriteTo(cli.PathOf("bundle"));

        (await cli.RunAsync("import", cli.PathOf("bundle"), "--dry-run", "--json")).ShouldBe(1);

        using var answer = JsonDocument.Parse(cli.Output);
        answer.RootElement.GetProperty("canImport").GetBoolean().ShouldBeFalse();
        answer.RootElement.GetProperty("plan").GetProperty("dialect").GetString().ShouldBe("codabench");
        var finding = answer.RootElement.GetProperty("findings")[0];
        finding.GetProperty("severity").GetString().ShouldBe("error");
        finding.GetProperty("key").GetString().ShouldBe("phases[0].start");
        finding.GetProperty("action").GetString().ShouldBe("Nothing can be imported until this is corrected.");
    }

    [Fact]
    public async Task Import_WithASample_ScoresItWithTheBundlesProgram()
    {
        BundleBuilder.Codabench().WriteTo(cli.PathOf("bundle"));
        var run = cli.Write("run/answer.txt", "a\nb\nc\nx\n");

        (await cli.RunAsync("import", cli.PathOf("bundle"), "--dry-run", "--try", Path.GetDirectoryName(run)!, "--phase", "2")).ShouldBe(0, cli.Error + cli.Output);

        cli.Output.ShouldContain("Trial of Guessing: scored\n  accuracy 0.75\n");
    }

    [Fact]
    public async Task Import_OfAnIngestionProgramWithoutASample_BlamesItForNothingThatARunWouldBring()
    {
        BundleBuilder.Codabench()
            .Yaml("# first task", "ingestion_program: ingestion")
            .Text("ingestion/metadata.yaml", "command: python3 ingestion.py")
            .Text("ingestion/ingestion.py", "def main():\n    from submission import get_model\n\nmain()\n")
            .WriteTo(cli.PathOf("bundle"));

        (await cli.RunAsync("import", cli.PathOf("bundle"), "--dry-run")).ShouldBe(0, cli.Error + cli.Output);

        cli.Output.ShouldNotContain("Trial of");
    }

    [Fact]
    public async Task Import_OfWhatIsNoBundle_SaysWhy()
    {
        (await cli.RunAsync("import", cli.Write("bundle.rar", "Rar!....."), "--dry-run")).ShouldBe(1);
        cli.Error.ShouldContain("RAR");
        (await cli.RunAsync("import", cli.PathOf("nowhere.zip"), "--dry-run")).ShouldBe(2);
        (await cli.RunAsync("import", cli.PathOf("bundle.rar"))).ShouldBe(2);
        cli.Error.ShouldContain("--dry-run");
    }
}
