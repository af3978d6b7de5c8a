using System.Globalization;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Runtimes;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>Reads bundles as an upload is read.</summary>
internal static class BundleDriver
{
    public static Task<BundleReading> ReadAsync(BundleBuilder builder, string folder = "") => ReadAsync(builder.Build(folder));

    public static Task<BundleReading> ReadAsync(BundleBuilder builder, IRuntimeLibrary runtimes) => ReadAsync(builder.Build(), runtimes);

    public static async Task<BundleReading> ReadAsync(byte[] zip, IRuntimeLibrary? runtimes = null)
    {
        var limits = new BundleLimits();
        using var upload = new MemoryStream(zip);
        var opened = await BundleFolder.UnpackAsync(upload, limits, TestContext.Current.CancellationToken);
        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, runtimes, TestContext.Current.CancellationToken);
        foreach (var finding in reading.Findings)
        {
            // Every finding can be said in both languages.
            FindingText.Of(finding, CultureInfo.InvariantCulture).ShouldNotContain('{');
            FindingText.Of(finding, CultureInfo.GetCultureInfo("ar")).ShouldNotContain('{');
        }

        return reading;
    }

    public static async Task<ImportPlan> PlanAsync(BundleBuilder builder)
    {
        var reading = await ReadAsync(builder);
        reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ShouldBeEmpty();
        return reading.Plan.ShouldNotBeNull();
    }

    public static Finding Find(this BundleReading reading, string code)
    {
        reading.Findings.Select(finding => finding.Code).ShouldContain(code, StringComparer.Ordinal);
        return reading.Findings.First(finding => finding.Code == code);
    }

    /// <summary>The line of the competition.yaml, counted from 1, on which a text stands.</summary>
    public static int LineOf(this BundleBuilder builder, string text) =>
        builder.YamlText[..builder.YamlText.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    public static DateTime Utc(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
