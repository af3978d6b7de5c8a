using System.Diagnostics;
using System.Globalization;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Cli;

/// <summary>The command line as a process of its own, with bundles that would exhaust it; the kernel says how much memory it took.</summary>
public sealed class HostileBundleTests : IDisposable
{
    private const long MostKibibytes = 200 * 1024;

    private const string Measure = """
        import resource, subprocess, sys
        code = subprocess.call(sys.argv[2:])
        open(sys.argv[1], 'w').write('%d %d' % (code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
        """;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Bundles => new()
    {
        { "bomb", "larger than" },
        { "inner-bomb", "metadata" },
        { "inner-entries", "scoring_program.zip" },
        { "entries", "100000 files" },
        { "announced", "larger than" },
        { "up", "leads out" },
        { "absolute", "leads out" },
        { "drive", "leads out" },
        { "link", "is a link" },
        { "aliases", "yaml-alias-bomb" },
        { "nesting", "yaml" },
        { "html", "page-too-nested" },
        { "encrypted", "is encrypted" },
        { "overlapping", "larger than" },
        { "zip64", "at most" },
        { "case", "twice" },
        { "fifo", "special file" },
        { "magic", "RAR" },
        { "truncated", "broken or cut off" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Bundles))]
    public async Task Bundle_ThatIsHostile_IsRefusedInLittleMemory(string kind, string said)
    {
        var path = folder.Of("bundle.zip");
        await File.WriteAllBytesAsync(path, Make(kind), TestContext.Current.CancellationToken);

        var (code, kibibytes, text) = await RunAsync(path);

        text.ShouldContain(said);
        code.ShouldBe(kind is "html" || kind.StartsWith("inner-", StringComparison.Ordinal) ? 0 : 1, text);
        kibibytes.ShouldBeLessThan(MostKibibytes);
        Directory.EnumerateFileSystemEntries(folder.Of("temp")).ShouldNotContain(entry => entry.Contains("sharedtask-bundle", StringComparison.Ordinal), "what was unpacked is gone");
    }

    [Fact]
    public async Task Folder_WithTenGigabytesOfHoles_IsRefusedUnread()
    {
        BundleBuilder.Codabench().WriteTo(folder.Of("bundle"));
        await using (var holes = File.Create(folder.Of("bundle", "scoring_program", "zeros")))
        {
            holes.SetLength(10L << 30);
        }

        var (code, kibibytes, text) = await RunAsync(folder.Of("bundle"));

        text.ShouldContain("larger than");
        code.ShouldBe(1);
        kibibytes.ShouldBeLessThan(MostKibibytes);
    }

    private static byte[] Make(string kind) => kind switch
    {
        "bomb" => HostileBundles.Bomb(),
        "inner-bomb" => HostileBundles.InnerBomb(),
        "inner-entries" => HostileBundles.InnerEntries(),
        "entries" => HostileBundles.Entries(100_000),
        "announced" => HostileBundles.Announced(),
        "up" => HostileBundles.Named("../evil.txt"),
        "absolute" => HostileBundles.Named("/etc/evil.txt"),
        "drive" => HostileBundles.Named("C:/evil.txt"),
        "link" => HostileBundles.Link(),
        "aliases" => HostileBundles.Aliases(),
        "nesting" => HostileBundles.Nesting(),
        "html" => HostileBundles.Html(),
        "encrypted" => HostileBundles.Encrypted(),
        "overlapping" => HostileBundles.Overlapping(),
        "zip64" => HostileBundles.CountedByZip64(),
        "case" => HostileBundles.Named("Competition.YAML"),
        "fifo" => HostileBundles.Special(0x11A4),
        "magic" => "Rar!\x1a\x07\x01\0"u8.ToArray(),
        _ => HostileBundles.Honest()[..^30],
    };

    private async Task<(int Code, long Kibibytes, string Text)> RunAsync(string bundle)
    {
        var temp = Directory.CreateDirectory(folder.Of("temp")).FullName;
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments = ["-c", Measure, folder.Of("measured"), "dotnet", Path.Combine(AppContext.BaseDirectory, "sharedtask-cli.dll"), "import", bundle, "--dry-run"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TMPDIR"] = temp;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
        var measured = (await File.ReadAllTextAsync(folder.Of("measured"), TestContext.Current.CancellationToken)).Split(' ');
        return (int.Parse(measured[0], CultureInfo.InvariantCulture), long.Parse(measured[1], CultureInfo.InvariantCulture), await output + await error);
    }
}
