using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SharedTask.Cli;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Tests.Cli;

/// <summary>Real runs of PAN 2020's authorship verification, through the command line, the sandbox and the native plugin.</summary>
public sealed class PublishedValuesTests
{
    private static readonly string? Data = FindData();

    [Theory]
    [InlineData("boenninghoff20-small")]
    [InlineData("weerasinghe20-small")]
    [InlineData("halvani20-small")]
    [InlineData("niven20-small")]
    [InlineData("gagala20-small")]
    [InlineData("ikae20-small")]
    public async Task Score_OfAPublishedRun_IsThePublishedValue(string run)
    {
        Assert.SkipWhen(Data is null, "The shared data of PAN 2020 is not beside this repository.");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CliApplication.RunAsync(
            [
                "score", "detection", "--reference", Path.Combine(Data, "truth.jsonl"), "--run", Path.Combine(Data, "runs", run + ".zip"),
                "--set", "f_05_u_variant=2020", "--json",
            ],
            new ConfigurationBuilder().Build(),
            output,
            error,
            TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCodes.Good, error.ToString());
        var scores = JsonSerializer.Deserialize(output.ToString(), ScoringJson.Default.ScoringResult)!.Scores
            .ToDictionary(score => score.Metric, score => score.Value, StringComparer.Ordinal);
        foreach (var (metric, published) in Published(run))
        {
            scores[metric].ShouldNotBeNull().ShouldBe(published, 1e-9, metric);
        }
    }

    private static IEnumerable<(string Metric, double Value)> Published(string run)
    {
        var lines = File.ReadAllLines(Path.Combine(Data!, "published.tsv")).Select(line => line.Split('\t')).ToList();
        var row = lines.Single(cells => string.Equals(cells[0], run, StringComparison.Ordinal));
        // The table's last column is the mean of the others, which is what the plugin calls it.
        return lines[0].Zip(row).Skip(1).Select(cell => (
            cell.First == "overall" ? "mean" : cell.First,
            double.Parse(cell.Second, NumberStyles.Float, CultureInfo.InvariantCulture)));
    }

    private static string? FindData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SharedTask.sln")))
            {
                var data = Path.Combine(folder.FullName, "..", "shared", "data", "pan20-verification");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
