using System.Text;
using Agreement;
using AmrParsing;
using BoundIntegrals;
using Classification;
using Clustering;
using Coreference;
using DependencyParsing;
using Detection;
using DialogueState;
using Efficiency;
using EntityLinking;
using Generation;
using GrammarCorrection;
using KeyPointAnalysis;
using Latency;
using MeaningRepresentationParsing;
using MultiLabel;
using Regression;
using Retrieval;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SituationFrames;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>What holds for every plugin and each of its metrics.</summary>
public sealed class EveryPluginTests
{
    private const string WithIntervals = """{"interval_resamples": 60}""";

    private static readonly Dictionary<string, IScorer> Scorers = new IScorer[]
    {
        new AgreementScorer(), new AmrScorer(), new BoundScorer(), new ClassificationScorer(), new ClusteringScorer(), new CoreferenceScorer(), new CorrectionScorer(), new DetectionScorer(), new DialogueScorer(), new EfficiencyScorer(), new GenerationScorer(), new KeyPointScorer(), new LatencyScorer(),
        new LinkingScorer(), new MrpScorer(), new MultiLabelScorer(), new ParsingScorer(), new RegressionScorer(), new RetrievalScorer(), new SequenceScorer(), new SituationScorer(), new UccaScorer(),
    }.ToDictionary(scorer => scorer.Manifest.Id, StringComparer.Ordinal);

    /// <summary>Metrics that say something of a run without saying how right it is.</summary>
    private static readonly HashSet<string> Neutral = new(StringComparer.Ordinal) { "num_q", "num_ret", "num_rel", "num_nonrel_judged_ret", "distinct_1", "distinct_2" };

    public static TheoryData<string> Plugins => [.. Scorers.Keys];

    /// <summary>Tokens of a sentence, corrected sentences and lines of a graph have an order; sentences are turned in the tests of their plugin.</summary>
    public static TheoryData<string> PluginsWithRows => [.. Scorers.Keys.Where(plugin => plugin is not ("sequence-labelling" or "dependency-parsing" or "coreference" or "grammar-correction" or "amr-parsing" or "ucca-parsing"))];

    [Theory]
    [MemberData(nameof(Plugins))]
    public void SameSeed_GivesTheSameBytes(string plugin)
    {
        var first = Score(plugin, "weak", lines => lines).Bytes;

        Score(plugin, "weak", lines => lines).Bytes.ShouldBe(first);
        Encoding.UTF8.GetString(first).ShouldNotContain("NaN");
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void PerfectExample_IsAtLeastAsGoodInEveryMetric(string plugin)
    {
        var (perfect, weak) = (Score(plugin, "perfect", lines => lines).Result, Score(plugin, "weak", lines => lines).Result);

        foreach (var metric in Scorers[plugin].Manifest.Metrics.Where(metric => !Neutral.Contains(metric.Key)))
        {
            var (best, other) = (Value(perfect, metric.Key), Value(weak, metric.Key));
            if (best is not null && other is not null)
            {
                (metric.Direction == MetricDirection.HigherIsBetter ? best >= other : best <= other).ShouldBeTrue($"{metric.Key}: {best} and {other}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PluginsWithRows))]
    public void OrderOfLinesInARun_ChangesNoByte(string plugin) =>
        Score(plugin, "weak", lines => lines.Reverse()).Bytes.ShouldBe(Score(plugin, "weak", lines => lines).Bytes);

    /// <summary>As editors and spreadsheets on Windows save files.</summary>
    [Theory]
    [MemberData(nameof(Plugins))]
    public void ByteOrderMarkAndCarriageReturns_ChangeNoByte(string plugin)
    {
        using var example = ExampleFolder.Load(plugin, "weak");
        example.Work(Scorers[plugin], WithIntervals).ExitCode.ShouldBe(0);
        var expected = example.ResultBytes();
        static string Saved(string content) => "\uFEFF" + content.ReplaceLineEndings("\r\n");
        example.All(ScoringProtocol.ReferenceFolder).ToList().ForEach(file => example.Reference(file.Name, Saved(file.Content)));
        example.All(ScoringProtocol.RunFolder).ToList().ForEach(file => example.Run(file.Name, Saved(file.Content)));

        example.Work(Scorers[plugin], WithIntervals).ExitCode.ShouldBe(0);

        example.ResultBytes().ShouldBe(expected);
    }

    /// <summary>As editors save a text without a letter.</summary>
    [Theory]
    [MemberData(nameof(Plugins))]
    public void RunOfAByteOrderMarkAlone_IsToldToBeEmpty(string plugin)
    {
        using var example = ExampleFolder.Load(plugin, "weak");
        example.Run(example.All(ScoringProtocol.RunFolder)[0].Name, "\uFEFF");

        var problem = example.Work(Scorers[plugin]).Result!.Problems.First(problem => problem.Severity == ProblemSeverity.Error);

        (problem.Code, problem.Line).ShouldBe(("empty-file", 1L));
    }

    private static (ScoringResult Result, byte[] Bytes) Score(string plugin, string name, Func<IEnumerable<string>, IEnumerable<string>> arrange)
    {
        using var example = ExampleFolder.Load(plugin, name);
        var run = example.Single(ScoringProtocol.RunFolder);
        var header = run.Name.EndsWith(".tsv", StringComparison.Ordinal) || run.Name.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0;
        var lines = run.Content.TrimEnd('\n').Split('\n');
        example.Run(run.Name, string.Concat(lines.Take(header).Concat(arrange(lines.Skip(header))).Select(line => line + "\n")));
        var (exitCode, result) = example.Work(Scorers[plugin], WithIntervals);
        exitCode.ShouldBe(0);
        return (result!, example.ResultBytes());
    }

    private static double? Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value;
}
