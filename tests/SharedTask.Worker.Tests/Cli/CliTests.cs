using System.IO.Compression;
using System.Text.Json;
using SharedTask.Cli;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Tests.Cli;

public sealed class CliTests : IDisposable
{
    private const string Gold = "1\ta\n2\tb\n3\ta\n";

    private readonly CliDriver cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Score_OfAFile_ShowsTitlesAndFullPrecision()
    {
        var code = await Score("1\ta\n2\tb\n3\tb\n");

        code.ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("Accuracy");
        cli.Output.ShouldContain("0.6666666666666666 ");
        cli.Output.ShouldContain("[0.25, 0.75] at 95 % (bootstrap-percentile, 1000)");
        cli.Output.ShouldContain("undefined");
        cli.Output.ShouldContain("Scored: 3 items.");
    }

    [Fact]
    public async Task Score_WithJson_PrintsTheResultAlone()
    {
        var code = await Score("1\ta\n2\tb\n3\ta\n", "--json", "--seed", "4711");

        code.ShouldBe(ExitCodes.Good, cli.Error);
        var result = JsonSerializer.Deserialize(cli.Output, ScoringJson.Default.ScoringResult).ShouldNotBeNull();
        result.Scores[0].Value.ShouldBe(1);
        result.Scores[0].Interval.ShouldNotBeNull().Seed.ShouldBe(4711);
        cli.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Score_OfAZipInAFolder_IsThatOfTheFile()
    {
        cli.Write("packed/answers/run.tsv", Gold);
        await ZipFile.CreateFromDirectoryAsync(cli.PathOf("packed"), cli.PathOf("run.zip"), TestContext.Current.CancellationToken);
        cli.Write("gold/gold.tsv", Gold);

        var code = await cli.RunAsync("score", "toy", "--reference", cli.PathOf("gold"), "--run", cli.PathOf("run.zip"), "--json");

        code.ShouldBe(ExitCodes.Good, cli.Error);
        JsonSerializer.Deserialize(cli.Output, ScoringJson.Default.ScoringResult)!.Scores[0].Value.ShouldBe(1);
    }

    [Fact]
    public async Task Fault_WithALongLog_ShowsTheReasonAndTheLogsEnd()
    {
        var code = await Score(Gold, "--set", "mode=chatty");

        code.ShouldBe(ExitCodes.Fault);
        var lines = cli.Error.TrimEnd().Split('\n');
        lines[0].ShouldBe("The scorer ended with exit code 9.");
        lines[1].ShouldBe("  ... 240 lines before these");
        lines[^1].ShouldBe("  line     299");
        lines.Length.ShouldBe(62);
    }

    [Fact]
    public async Task Fault_WithoutALog_SaysWhichExitCodeStandsForIt()
    {
        await Score(Gold, "--set", "mode=mute");

        cli.Error.TrimEnd().ShouldBe("The scorer did not understand its parameters, by its exit code 2; it printed nothing that says why.");
    }

    [Fact]
    public async Task Fault_BySignal_NamesIt()
    {
        await Score(Gold, "--set", "mode=abort");

        cli.Error.ShouldStartWith("The scorer ended with exit code 134, by signal 6 (it gave up)");
    }

    [Fact]
    public async Task Plugin_ThatIsNotOffered_IsNamedWithItsReasonWhereItIsAskedForOrListed()
    {
        cli.Write("plugins/new/new", "#!/usr/bin/python3");

        (await cli.RunAsync("check", "new", "--run", cli.Write("run.tsv", Gold))).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldStartWith("The plugin \"new\" is not offered. No file in ");
        (await cli.RunAsync("plugins", "new")).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("chmod +x");
        (await cli.RunAsync("plugins")).ShouldBe(ExitCodes.Good);
        cli.Output.ShouldContain("toy");
        cli.Error.ShouldContain("chmod +x");
        cli.Error.ShouldNotContain("fail:");
    }

    [Fact]
    public async Task Plugins_WithOneNamed_PrintWhatItSaysOfItselfAlone()
    {
        (await cli.RunAsync("plugins", "toy")).ShouldBe(ExitCodes.Good, cli.Error);

        cli.Output.ShouldContain("## toy");
        cli.Output.ShouldContain("| `average` | `macro`, `micro` |");
        cli.Output.ShouldNotContain("# Scoring plugins");
        (await cli.RunAsync("plugins", "tory")).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldStartWith("There is no plugin \"tory\".");
    }

    [Theory]
    [InlineData("weight=0.5", """{"weight": 0.5}""")]
    [InlineData("labels=a, b,1", """{"labels": ["a", "b", "1"]}""")]
    [InlineData("labels=[\"a\",\"b,c\"]", """{"labels": ["a", "b,c"]}""")]
    [InlineData("mode=1", """{"mode": "1"}""")]
    [InlineData("mode=true", """{"mode": "true"}""")]
    [InlineData("mode=\"quoted\"", """{"mode": "quoted"}""")]
    [InlineData("mode=a=b", """{"mode": "a=b"}""")]
    [InlineData("average=micro", """{"average": "micro"}""")]
    public async Task Setting_ReadByTheSchema_ReachesThePlugin(string setting, string seen)
    {
        var code = await Score(Gold, "--json", "--set", setting);

        code.ShouldBe(ExitCodes.Good, cli.Error);
        JsonSerializer.Deserialize(cli.Output, ScoringJson.Default.ScoringResult)!.Tables[0].Rows[0][0].ShouldBe(seen);
    }

    [Theory]
    [InlineData("colour=red", "There is no parameter \"colour\". There are: labels, weight, average, mode.")]
    [InlineData("weight=much", "takes a number")]
    [InlineData("weight=-1", "is at least 0")]
    [InlineData("average=median", "takes one of macro, micro")]
    [InlineData("weight", "not of the form key=value")]
    public async Task Setting_AgainstTheSchema_IsAUsageError(string setting, string message)
    {
        var code = await Score(Gold, "--set", setting);

        code.ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain(message);
        cli.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Score_OfAnInvalidRun_NamesFileLineAndColumn()
    {
        var code = await Score("1\ta\n2\n3\ta\n");

        code.ShouldBe(ExitCodes.Invalid);
        cli.Output.ShouldContain("run.tsv:2: error columns: 2 columns expected. (column label)");
        cli.Output.ShouldContain("Not valid.");
    }

    [Fact]
    public async Task Check_OfARunAlone_NeedsNoReference()
    {
        var code = await cli.RunAsync("check", "toy", "--run", cli.Write("run.tsv", Gold));

        code.ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("Valid: 3 items.");
    }

    [Fact]
    public async Task Check_OfABrokenReference_IsInvalid()
    {
        var code = await cli.RunAsync("check", "toy", "--reference", cli.Write("gold.tsv", "nothing"));

        code.ShouldBe(ExitCodes.Invalid);
        cli.Output.ShouldContain("gold.tsv:1: error");
    }

    [Fact]
    public async Task Check_OfAnUnsafeArchive_IsInvalidAsOnTheServer()
    {
        await using (var zip = await ZipFile.OpenAsync(cli.PathOf("run.zip"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var entry = await zip.CreateEntry("../escape.tsv").OpenAsync(TestContext.Current.CancellationToken);
            await entry.WriteAsync("1\ta\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var code = await cli.RunAsync("check", "toy", "--run", cli.PathOf("run.zip"), "--json");

        code.ShouldBe(ExitCodes.Invalid, cli.Error);
        JsonSerializer.Deserialize(cli.Output, ScoringJson.Default.ScoringResult)!.Problems.ShouldHaveSingleItem().Code.ShouldBe("archive-unsafe-path");
    }

    [Fact]
    public async Task Folder_WithALink_IsNotFollowed()
    {
        cli.Write("run/run.tsv", Gold);
        File.CreateSymbolicLink(cli.PathOf("run/passwd"), "/etc/passwd");

        var code = await cli.RunAsync("check", "toy", "--run", cli.PathOf("run"));

        code.ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain("is a link");
    }

    [Fact]
    public async Task Plugin_ThatCrashes_IsAFaultWithItsLogMadeHarmless()
    {
        var code = await Score(Gold, "--json", "--set", "mode=crash");

        code.ShouldBe(ExitCodes.Fault);
        cli.Output.ShouldBeEmpty();
        cli.Error.ShouldContain("exit code 9");
        cli.Error.ShouldContain("secret");
        cli.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Reference_ThatThePluginCannotRead_IsInvalid()
    {
        (await Score(Gold, "--set", "mode=unreadable")).ShouldBe(ExitCodes.Invalid);
        cli.Error.ShouldContain("cannot read the reference");
    }

    [Theory]
    [InlineData("score", "toy")]
    [InlineData("check", "toy")]
    [InlineData("score")]
    [InlineData("evaluate")]
    [InlineData("check", "toy", "--run", "/no/such/file")]
    [InlineData("check", "nonsense", "--run", "/dev/null")]
    public async Task CommandLine_ThatIsWrong_IsAUsageError(params string[] arguments)
    {
        (await cli.RunAsync(arguments)).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldNotBeEmpty();
        cli.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sandbox_ThatCannotComeUp_IsAFaultThatSaysWhy()
    {
        File.SetUnixFileMode(cli.PathOf("."), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var code = await cli.RunAsync("plugins");

        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Without root the sandbox runs as the worker's own user, who may pass.");
        code.ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("Nothing can be contained on this machine.");
    }

    [Fact]
    public async Task Plugins_Installed_AreListed()
    {
        (await cli.RunAsync("plugins")).ShouldBe(ExitCodes.Good, cli.Error);

        cli.Output.ShouldContain("toy");
        cli.Output.ShouldContain("1.2.3");
        cli.Output.ShouldContain("accuracy, kappa");
    }

    private Task<int> Score(string run, params string[] more) =>
        cli.RunAsync(["score", "toy", "--reference", cli.Write("gold.tsv", Gold), "--run", cli.Write("run.tsv", run), .. more]);
}
