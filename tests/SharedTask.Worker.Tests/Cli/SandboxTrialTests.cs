using System.Text.Json;
using SharedTask.Cli;

namespace SharedTask.Worker.Tests.Cli;

/// <summary>What organizers do who try a program before they trust it with runs.</summary>
public sealed class SandboxTrialTests : IDisposable
{
    private readonly CliDriver cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Program_ThatReadsAndWrites_IsToldWithEverythingItLeft()
    {
        cli.Write("program/score.sh", "echo printed; echo mentioned >&2; cat /job/gold.txt > /job/out/scores.txt; printf '\\377' > /job/out/raw");

        var answer = await JsonAsync(ExitCodes.Good, "--ro", $"{cli.PathOf("program")}=/job/program", "--ro", $"{cli.Write("gold.txt", "f1: 0.5\n")}=/job/gold.txt", "--", "sh", "/job/program/score.sh");

        answer.GetProperty("verdict").GetString().ShouldBe("ok");
        answer.GetProperty("exitCode").GetInt32().ShouldBe(0);
        answer.GetProperty("standardOutput").GetString().ShouldBe("printed\n");
        answer.GetProperty("standardError").GetString().ShouldBe("mentioned\n");
        answer.GetProperty("wallSeconds").GetDouble().ShouldBeGreaterThan(0);
        answer.GetProperty("peakMemoryBytes").GetInt64().ShouldBeGreaterThan(0);
        var files = answer.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, StringComparer.Ordinal);
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(["raw", "scores.txt"]);
        files["scores.txt"].GetProperty("text").GetString().ShouldBe("f1: 0.5\n");
        files["raw"].GetProperty("base64").GetString().ShouldBe("/w==");
    }

    [Fact]
    public async Task Program_ForPeople_IsToldInWordsThatObeyNoTerminal()
    {
        (await cli.RunAsync("sandbox", "--", "sh", "-c", "printf '\\033[2Jseen\\n'; echo f1: 1 > /job/out/scores.txt; exit 3")).ShouldBe(ExitCodes.Invalid, cli.Error);

        cli.Output.ShouldContain("The program ended by itself with exit code 3.");
        cli.Output.ShouldContain("seen");
        cli.Output.ShouldNotContain("\u001b");
        cli.Output.ShouldContain("scores.txt  6 B");
        cli.Output.ShouldContain("    f1: 1");
    }

    [Theory]
    [InlineData("wallTimeExceeded", "took longer than 0.5 s", "--wall", "0.5", "--", "sleep", "30")]
    [InlineData("cpuTimeExceeded", "more than 0.3 s of processor time", "--cpu", "0.3", "--", "sh", "-c", "while :; do :; done")]
    [InlineData("outOfMemory", "more than 48 MiB of memory", "--memory", "48M", "--", "tail", "/dev/zero")]
    public async Task Program_BeyondALimit_IsStoppedAndToldTheLimit(string verdict, string words, params string[] arguments)
    {
        var answer = await JsonAsync(ExitCodes.Invalid, arguments);

        answer.GetProperty("verdict").GetString().ShouldBe(verdict);
        answer.GetProperty("words").GetString().ShouldNotBeNull().ShouldContain(words);
        answer.GetProperty("exitCode").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Program_BeyondItsProcesses_CannotForkMore()
    {
        var answer = await JsonAsync(ExitCodes.Invalid, "--pids", "8", "--", "sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do sleep 9 & done; wait");

        answer.GetProperty("standardError").GetString().ShouldNotBeNull().ShouldContain("Cannot fork");
    }

    [Fact]
    public async Task Copy_InTheSandbox_CannotBeChanged()
    {
        var file = cli.Write("gold.txt", "gold");

        (await cli.RunAsync("sandbox", "--ro", $"{file}=/job/gold.txt", "--", "sh", "-c", "echo changed > /job/gold.txt")).ShouldBe(ExitCodes.Invalid);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("gold");
    }

    [Theory]
    [InlineData("Name the program after --", "sandbox")]
    [InlineData("--wall takes seconds", "sandbox", "--wall", "soon", "--", "true")]
    [InlineData("--wall takes seconds", "sandbox", "--wall", "0", "--", "true")]
    [InlineData("--cpu takes seconds", "sandbox", "--cpu", "-1", "--", "true")]
    [InlineData("--memory takes a size of at least 16 MiB", "sandbox", "--memory", "1M", "--", "true")]
    [InlineData("--memory takes a size", "sandbox", "--memory", "12 parsecs", "--", "true")]
    [InlineData("--pids takes a number between 4 and 4096", "sandbox", "--pids", "2", "--", "true")]
    [InlineData("--ro takes HOST=PATH", "sandbox", "--ro", "/etc", "--", "true")]
    [InlineData("there is no file or folder", "sandbox", "--ro", "/no/such/thing=/job/x", "--", "true")]
    [InlineData("is an absolute one", "sandbox", "--ro", "/etc/hostname=x", "--", "true")]
    [InlineData("is an absolute one", "sandbox", "--ro", "/etc/hostname=/job/../x", "--", "true")]
    [InlineData("/usr is the sandbox's own", "sandbox", "--ro", "/etc/hostname=/usr/x", "--", "true")]
    [InlineData("/job/out is the sandbox's own", "sandbox", "--ro", "/etc/hostname=/job", "--", "true")]
    [InlineData("lie in each other", "sandbox", "--ro", "/etc/hostname=/job/a", "--ro", "/etc/hostname=/job/a", "--", "true")]
    public async Task CommandLine_ThatIsWrong_SaysWhatWouldBeRight(string words, params string[] arguments)
    {
        (await cli.RunAsync(arguments)).ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain(words);
        cli.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sandbox_ThatIsNotFull_RefusesAndSaysWhatIsMissing()
    {
        cli.Set("Sandbox:WithoutControlGroups", "true");

        (await cli.RunAsync("sandbox", "--", "true")).ShouldBe(ExitCodes.Fault);
        cli.Error.ShouldContain("everything can be contained");
        cli.Error.ShouldContain("control groups");
        cli.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1048576", 1048576L)]
    [InlineData("512M", 512L << 20)]
    [InlineData("512 MiB", 512L << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("2GB", 2L << 30)]
    [InlineData("64k", 65536L)]
    [InlineData("7B", 7L)]
    [InlineData("", null)]
    [InlineData("M", null)]
    [InlineData("-1M", null)]
    [InlineData("1MM", null)]
    [InlineData("1X", null)]
    [InlineData("1BB", null)]
    [InlineData("1e3", null)]
    [InlineData("99999999999999999999T", null)]
    [InlineData("99999999999999T", null)]
    public void Size_AsPeopleWriteIt_IsRead(string text, long? bytes) => MemorySize.Parse(text).ShouldBe(bytes);

    private async Task<JsonElement> JsonAsync(int code, params string[] arguments)
    {
        (await cli.RunAsync(["sandbox", "--json", .. arguments])).ShouldBe(code, cli.Error + cli.Output);
        return JsonDocument.Parse(cli.Output).RootElement;
    }
}
