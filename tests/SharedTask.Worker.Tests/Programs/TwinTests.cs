using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Runtimes;
using SharedTask.Testing;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Sandbox;

namespace SharedTask.Worker.Tests.Programs;

/// <summary>Programs beside the shipped plugins, both in the real sandbox.</summary>
public sealed class TwinTests : IAsyncLifetime
{
    private const string Reading = """
        import os, sys
        source, target = sys.argv[1], sys.argv[2]
        rows = [line.rstrip('\n').split('\t') for line in open(os.path.join(source, 'ref', 'gold.tsv'))][1:]
        said = dict(line.rstrip('\n').split('\t') for line in open(os.path.join(source, 'res', 'answer.tsv')))
        gold = [row[1] for row in rows]
        pred = [said[row[0]] for row in rows]
        out = open(os.path.join(target, 'scores.txt'), 'w')

        """;

    private ServiceProvider services = null!;

    public ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        var configuration = new ConfigurationBuilder().Build();
        collection.AddSandbox(configuration);
        collection.AddPrograms();
        collection.AddSingleton<MachineRuntime>();
        collection.AddSingleton<IRuntimeLibrary>(provider => provider.GetRequiredService<MachineRuntime>());
        services = collection.BuildServiceProvider();
        if (services.GetRequiredService<ISandbox>().SelfTest is { Tier: not SandboxTier.Full } test)
        {
            Assert.Skip("Organizers' programs need control groups: " + test.Missing);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Program_OfHandWrittenAccuracy_HasATwinThatItsSampleShows()
    {
        var trial = await TryAsync(
            "out.write('accuracy:%f' % (sum(1 for a, b in zip(gold, pred) if a == b) / len(gold)))",
            Labels(60),
            builder => builder.Text("sample_submission/answer.tsv", Labels(60).Replace("\ta", "\tb", StringComparison.Ordinal)));

        trial!.Sample.ShouldBe("sample_submission");
        var twin = trial.Twin.ShouldNotBeNull();
        (twin.Twin.PluginId, twin.Runs).ShouldBe(("classification", 4));
        twin.Twin.Metrics.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["accuracy"] = "accuracy" });
        var score = trial.Scores.ShouldHaveSingleItem();
        score.Program!.Value.ShouldBeInRange(0.2, 0.9);
        score.Plugin!.Value.ShouldBe(score.Program.Value, 1e-6);
    }

    [Fact]
    public async Task Program_WithoutASample_IsComparedOnItsReferenceAndOnCopiesWithOtherLabels()
    {
        var trial = await TryAsync("out.write('accuracy: %r' % (sum(1 for a, b in zip(gold, pred) if a == b) / len(gold)))", Labels(60));

        trial!.Sample.ShouldBeNull();
        trial.Twin.ShouldNotBeNull();
        trial.Scores.ShouldHaveSingleItem().ShouldBe(new TrialScore("accuracy", 1, "accuracy", 1));
    }

    [Theory]
    [InlineData("from sklearn.metrics import f1_score\nout.write('accuracy:%f' % f1_score(gold, pred, average='macro'))", "macro_f1")]
    [InlineData("from sklearn.metrics import f1_score\nout.write('accuracy:%.4f' % f1_score(gold, pred, average='weighted'))", "weighted_f1")]
    [InlineData("from scipy.stats import pearsonr\nout.write('accuracy: %f' % pearsonr(list(map(float, gold)), list(map(float, pred)))[0])", "pearson")]
    [InlineData("from scipy.stats import spearmanr\nout.write('accuracy: %f' % spearmanr(list(map(float, gold)), list(map(float, pred)))[0])", "spearman")]
    [InlineData("out.write('accuracy: %f' % (sum(abs(float(a) - float(b)) for a, b in zip(gold, pred)) / len(gold)))", "mae")]
    [InlineData("out.write('accuracy: %f' % (sum((float(a) - float(b)) ** 2 for a, b in zip(gold, pred)) / len(gold)) ** .5)", "rmse")]
    public async Task Program_OfAKnownMeasure_HasThatMetric(string code, string metric)
    {
        if (code.Contains("import", StringComparison.Ordinal) && !Directory.Exists("/usr/lib/python3/dist-packages/sklearn"))
        {
            Assert.Skip("python3-sklearn is not installed.");
        }

        var trial = await TryAsync(code, metric.EndsWith("f1", StringComparison.Ordinal) ? Labels(60) : Numbers(60));

        trial.ShouldNotBeNull().Twin.ShouldNotBeNull().Twin.Metrics["accuracy"].ShouldBe(metric);
    }

    [Theory]
    [InlineData("out.write('accuracy:%f' % (100 * sum(1 for a, b in zip(gold, pred) if a == b) / len(gold)))")]
    [InlineData("out.write('accuracy:%f' % (sum(1 for a, b in zip(gold, pred) if a == b) / len(set(gold))))")]
    [InlineData("out.write('accuracy:%.2f' % (sum(1 for a, b in zip(gold, pred) if a == b) / len(gold)))")]
    [InlineData("out.write('accuracy:%f' % (1 if sum(a == b for a, b in zip(gold, pred)) else 0))")]
    [InlineData("from math import fsum\nout.write('accuracy:%f' % (fsum(map(lambda pair: pair[0] in pair, zip(gold, pred))) / len(gold)))")]
    public async Task Program_ThatIsNotQuiteOne_HasNoTwin(string code) => (await TryAsync(code, Labels(60)))?.Twin.ShouldBeNull();

    [Fact]
    public async Task Program_WithAModuleThatIsNotHere_IsNamedThoughThereIsNoSample()
    {
        var trial = await TryAsync("import nowhere_to_be_found", Labels(60), builder => builder.Text("scoring_program/later.py", ""), late: false);

        trial.ShouldNotBeNull().Reason.ShouldContain("\"nowhere_to_be_found\"");
    }

    private static string Labels(int rows) => Table(rows, "label", i => ((i * 7) % 5 < 2 ? "a" : (i * 3) % 4 == 0 ? "c" : "b"));

    private static string Numbers(int rows) => Table(rows, "score", i => ((i * 37) % 101 / 10.0).ToString(CultureInfo.InvariantCulture));

    private static string Table(int rows, string column, Func<int, string> value) =>
        $"id\t{column}\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"item{i.ToString(CultureInfo.InvariantCulture)}\t{value(i)}\n"));

    private async Task<TrackTrial?> TryAsync(string code, string gold, Func<BundleBuilder, BundleBuilder>? change = null, bool late = true)
    {
        var builder = BundleBuilder.Codabench()
            .Text("scoring_program/evaluate.py", late ? Reading + code : code + "\n" + Reading)
            .Without("reference/truth.txt")
            .Text("reference/gold.tsv", gold);
        using var folder = new TemporaryFolder();
        (change?.Invoke(builder) ?? builder).WriteTo(folder.Path);
        using var bundle = BundleFolder.Open(folder.Path, new BundleLimits()).Value;
        var reading = await BundleReader.ReadAsync(bundle, new BundleLimits(), TestContext.Current.CancellationToken);
        var trials = await services.GetRequiredService<IBundleTrial>().RunAsync(bundle, reading.Plan.ShouldNotBeNull(), TestContext.Current.CancellationToken);
        return trials.SingleOrDefault();
    }
}
