using System.Security.Cryptography;

namespace SharedTask.Worker.Tests.Plugins;

public sealed class PluginCatalogTests
{
    [Fact]
    public async Task Plugin_ThatDescribesItself_IsListedWithTheHashOfItsProgram()
    {
        await using var plugin = new ScriptedPlugin();

        plugin.Catalog.List().ShouldHaveSingleItem().Title.ShouldBe("Scripted");
        plugin.Catalog.Find("scripted").ShouldNotBeNull();
        plugin.Catalog.Find("Scripted").ShouldBeNull();
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(plugin.ProgramPath, TestContext.Current.CancellationToken)));
        plugin.Catalog.FindInstalled("scripted").ShouldNotBeNull().Sha256.ShouldBe(hash);
    }

    [Fact]
    public async Task Plugin_ThatFailedToDescribeItself_IsAskedAgainAfterAPause()
    {
        var clock = new AheadClock();
        await using var plugin = new ScriptedPlugin(ScriptedPlugin.GoodManifest, clock);
        var scratch = plugin.Scratch;
        var mended = await File.ReadAllTextAsync(plugin.ProgramPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(plugin.ProgramPath, "#!/bin/sh\ntest -e /usr/bin/no-such-file\n", TestContext.Current.CancellationToken);
        plugin.Catalog.List().ShouldBeEmpty();
        plugin.Catalog.IsUndecided("scripted").ShouldBeFalse("it said clearly that it is no plugin");
        var written = File.GetLastWriteTimeUtc(plugin.ProgramPath);
        await File.WriteAllTextAsync(plugin.ProgramPath, mended, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(plugin.ProgramPath, written);

        plugin.Catalog.List().ShouldBeEmpty("it was asked a moment ago");
        clock.Ahead = TimeSpan.FromSeconds(30);

        plugin.Catalog.List().ShouldHaveSingleItem();
        Directory.GetDirectories(scratch.Root).Length.ShouldBeLessThan(6, "copies that failed are not kept");
    }

    [Fact]
    public async Task Plugin_ThatHangsWhenAsked_IsNotWaitedForLong()
    {
        await using var plugin = new ScriptedPlugin(ScriptedPlugin.GoodManifest, new FastClock());
        await File.WriteAllTextAsync(plugin.ProgramPath, "#!/bin/sh\nsleep 1000\n", TestContext.Current.CancellationToken);

        plugin.Catalog.Faults().ShouldHaveSingleItem().Reason.ShouldContain("it was stopped because it took longer than 20 s");
        plugin.Catalog.IsUndecided("scripted").ShouldBeTrue("the machine may have been too busy: its runs are tried again");
    }

    [Fact]
    public async Task Plugin_WhoseFileIsReplaced_IsAskedAgainAndStaysUntilTheNewOneDescribesItself()
    {
        var clock = new AheadClock();
        await using var plugin = new ScriptedPlugin(ScriptedPlugin.GoodManifest, clock);
        var whole = await File.ReadAllTextAsync(plugin.ProgramPath, TestContext.Current.CancellationToken);
        plugin.Catalog.List().ShouldHaveSingleItem();

        await File.WriteAllTextAsync(plugin.ProgramPath, "#!/usr/bin/python3\nhalf a cop", TestContext.Current.CancellationToken);
        clock.Ahead = TimeSpan.FromSeconds(3);
        plugin.Catalog.FindInstalled("scripted").ShouldNotBeNull().Manifest.Version.ShouldBe("1.0.0");
        await File.WriteAllTextAsync(plugin.ProgramPath, whole.Replace("1.0.0", "1.1.0", StringComparison.Ordinal) + "# new\n", TestContext.Current.CancellationToken);
        clock.Ahead = TimeSpan.FromSeconds(6);

        plugin.Catalog.FindInstalled("scripted").ShouldNotBeNull().Manifest.Version.ShouldBe("1.1.0");
    }

    [Theory]
    [InlineData("\"id\":\"scripted\"", "\"id\":\"other\"")]
    [InlineData("\"id\":\"scripted\",", "")]
    [InlineData("\"protocol\":1", "\"protocol\":2")]
    [InlineData("\"defaultMetric\":\"accuracy\"", "\"defaultMetric\":\"f1\"")]
    [InlineData("\"parameters\":{\"type\":\"object\"},", "")]
    [InlineData("\"runFormats\":[],", "")]
    [InlineData("\"metrics\":[", "\"metrics\":[null,")]
    [InlineData("\"key\":\"accuracy\",", "")]
    [InlineData("}]}", "},{\"key\":\"accuracy\",\"title\":\"Again\"}]}")]
    [InlineData("}]}", "}]")]
    public async Task Plugin_WhoseManifestBreaksTheContract_IsNotOffered(string good, string bad)
    {
        ScriptedPlugin.GoodManifest.ShouldContain(good);
        await using var plugin = new ScriptedPlugin(ScriptedPlugin.GoodManifest.Replace(good, bad, StringComparison.Ordinal));

        plugin.Catalog.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Plugin_ThatMayNotBeExecuted_IsNamedWithWhatToDo()
    {
        await using var plugin = new ScriptedPlugin();
        File.SetUnixFileMode(plugin.ProgramPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var fault = plugin.Catalog.Faults().ShouldHaveSingleItem();

        fault.Name.ShouldBe("scripted");
        fault.Reason.ShouldEndWith($"chmod +x {plugin.ProgramPath}");
        File.SetUnixFileMode(plugin.ProgramPath, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("#!/usr/bin/python3", "#!/opt/venv/bin/python3", "no interpreter as its first line names it")]
    [InlineData("#!/usr/bin/python3", "# python", "names its interpreter, such as #!/usr/bin/python3")]
    [InlineData("import json, os", "import json, no_such_module", "No module named 'no_such_module'")]
    [InlineData("print(MANIFEST)", "pass", "what it prints is empty.")]
    [InlineData("print(MANIFEST)", "print('Loading', MANIFEST)", "must print its manifest and nothing else; what it prints is no JSON from line 1, byte 1 on.")]
    [InlineData("\"higher-is-better\"", "\"up\"", "at \"metrics[0].direction\": that must be \"higher-is-better\" or \"lower-is-better\", and stand there once.")]
    [InlineData("\"version\":\"1.0.0\",\"protocol\":1,\"title\":\"Scripted\",", "\"protocol\":1,", "leaves out \"version\", \"title\".")]
    [InlineData("\"protocol\":1,", "", "Its manifest has no \"protocol\"; it is 1.")]
    [InlineData("\"runFormats\":[]", "\"runFormats\":[{\"extension\":\"tsv\"}]", "has a format without an extension, a title or an example.")]
    public async Task Plugin_ThatIsNotOffered_TellsItsAuthorWhy(string good, string bad, string reason)
    {
        await using var plugin = new ScriptedPlugin();
        var program = await File.ReadAllTextAsync(plugin.ProgramPath, TestContext.Current.CancellationToken);
        program.ShouldContain(good);
        await File.WriteAllTextAsync(plugin.ProgramPath, program.Replace(good, bad, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        plugin.Catalog.Faults().ShouldHaveSingleItem().Reason.ShouldContain(reason);
        plugin.Catalog.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Folder_WithOtherFilesThatMayBeExecuted_OffersTheOneOfItsName()
    {
        await using var plugin = new ScriptedPlugin();
        var other = Path.Combine(Path.GetDirectoryName(plugin.ProgramPath)!, "README.md");
        await File.WriteAllTextAsync(other, "# Scripted", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(other, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        plugin.Catalog.List().ShouldHaveSingleItem().Id.ShouldBe("scripted");
        plugin.Catalog.Faults().ShouldBeEmpty();
    }

    [Fact]
    public async Task Folder_ThatCannotBeRead_HidesNoOther()
    {
        await using var plugin = new ScriptedPlugin();
        var broken = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(plugin.ProgramPath)!, "..", "broken"));
        File.CreateSymbolicLink(Path.Combine(broken.FullName, "broken"), "nowhere");

        plugin.Catalog.List().ShouldHaveSingleItem().Id.ShouldBe("scripted");
        plugin.Catalog.Faults().ShouldHaveSingleItem().Name.ShouldBe("broken");
    }

    /// <summary>Time passes as ever, and some has been skipped.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }

    /// <summary>A minute passes in three seconds.</summary>
    private sealed class FastClock : TimeProvider
    {
        private readonly long started = System.GetTimestamp();

        public override long GetTimestamp() => started + (20 * (System.GetTimestamp() - started));
    }
}
