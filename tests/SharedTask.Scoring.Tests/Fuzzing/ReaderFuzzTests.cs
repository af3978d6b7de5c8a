using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
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
using Imported;
using KeyPointAnalysis;
using Latency;
using MultiLabel;
using Regression;
using Retrieval;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;
using SituationFrames;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>
/// Files that were damaged in any way are read to the end or refused, by every reader of every plugin: nothing crashes, hangs or takes
/// memory without bound, and problems say where they are. A failure names its seed, which gives the same files again.
/// <c>./sharedtask fuzz SECONDS</c> goes on for a while, with other seeds.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const string Seconds = "SHAREDTASK_FUZZ_SECONDS";
    private const int Rounds = 50;

    // The inputs are a few kilobytes; some files repeat a line two thousand times.
    private const long MostAllocatedBytes = 1L << 30;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, IScorer> Scorers = new(StringComparer.Ordinal)
    {
        ["agreement"] = new AgreementScorer(),
        ["amr-parsing"] = new AmrScorer(),
        ["bound-integrals"] = new BoundScorer(),
        ["classification"] = new ClassificationScorer(),
        ["clustering"] = new ClusteringScorer(),
        ["coreference"] = new CoreferenceScorer(),
        ["dependency-parsing"] = new ParsingScorer(),
        ["detection"] = new DetectionScorer(),
        ["dialogue-state"] = new DialogueScorer(),
        ["efficiency"] = new EfficiencyScorer(),
        ["entity-linking"] = new LinkingScorer(),
        ["generation"] = new GenerationScorer(),
        ["grammar-correction"] = new CorrectionScorer(),
        ["imported"] = new ImportedScorer(),
        ["key-point-analysis"] = new KeyPointScorer(),
        ["latency"] = new LatencyScorer(),
        ["multi-label"] = new MultiLabelScorer(),
        ["regression"] = new RegressionScorer(),
        ["retrieval"] = new RetrievalScorer(),
        ["sequence-labelling"] = new SequenceScorer(),
        ["situation-frames"] = new SituationScorer(),
        ["ucca-parsing"] = new UccaScorer(),
    };

    public static TheoryData<string> Plugins => [.. Scorers.Keys];

    [Theory]
    [MemberData(nameof(Plugins))]
    public void DamagedFiles_InEveryFormat_AreScoredOrRefused(string plugin)
    {
        if (Environment.GetEnvironmentVariable(Seconds) is not { Length: > 0 } seconds)
        {
            for (var seed = 0; seed < Rounds; seed++)
            {
                Check(plugin, seed);
            }

            return;
        }

        var share = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture) / Scorers.Count);
        var start = Stopwatch.GetTimestamp();
        var next = (int)(start % 1_000_000_000);
        var first = next;
        while (Stopwatch.GetElapsedTime(start) < share)
        {
            var one = Stopwatch.GetTimestamp();
            Check(plugin, next);
            Stopwatch.GetElapsedTime(one).ShouldBeLessThan(MostTime, $"{plugin}, seed {next}");
            next++;
        }

        TestContext.Current.SendDiagnosticMessage($"{plugin}: {next - first} pairs of files from seed {first}");
    }

    [Fact]
    public void EveryPlugin_IsFuzzed() => Scorers.Values.Select(scorer => scorer.Manifest.Id).ShouldBe(Scorers.Keys);

    private static void Check(string plugin, int seed)
    {
        var random = new Random(seed);
        var scorer = Scorers[plugin];
        var where = $"{plugin}, seed {seed}";
        var (references, run) = Pair(plugin, scorer.Manifest, random);
        var damages = random.Next(3);
        var parameters = random.Next(2) == 0 ? [] : AnyParameters.Of(SharedParameters.AddTo(scorer.Manifest).Parameters, random);
        var verb = random.Next(4) == 0 ? "check" : "score";
        using var job = new PluginJobFolder();
        if (verb == "score" || random.Next(3) > 0)
        {
            var damaged = random.Next(references.Count);
            foreach (var (place, reference) in references.Index())
            {
                job.Reference(reference.Name, damages == 0 && place == damaged ? DamagedFile.Of(reference.Content, random) : reference.Content);
            }
        }

        var content = damages == 0 ? run.Content : DamagedFile.Of(run.Content, random);
        job.Run(run.Name, content);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (exitCode, result) = job.Work(scorer, parameters.ToJsonString(), verb);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocatedBytes, where);
        exitCode.ShouldBeOneOf([ScoringProtocol.ExitResultWritten, ScoringProtocol.ExitReferenceUnreadable, .. parameters.Count > 0 ? [ScoringProtocol.ExitRequestNotUnderstood] : Array.Empty<int>()], where);
        if (result is not null)
        {
            CheckResult(result, scorer.Manifest, verb, content.Count(letter => letter == '\n') + 1, where);
        }
    }

    private static void CheckResult(ScoringResult result, PluginManifest manifest, string verb, int lines, string where)
    {
        result.Problems.Any(problem => problem.Severity == ProblemSeverity.Error).ShouldBe(result.Outcome == ScoringOutcome.Invalid, where);
        result.Problems.Count.ShouldBe(Math.Min(result.Problems.Count + result.MoreProblems, ScoringProtocol.ListedProblems), where);
        (result.Scores.Count > 0).ShouldBe(verb == "score" && result.Outcome == ScoringOutcome.Scored, where);
        foreach (var problem in result.Problems)
        {
            problem.Line!.Value.ShouldBeInRange(1, lines, $"{where}: {problem}");
            problem.Column.ShouldNotBeNullOrEmpty($"{where}: {problem}");
            problem.Message.ShouldNotContain("\n", Case.Sensitive, where);
        }

        foreach (var score in result.Scores.Where(score => score.Value is not null))
        {
            var metric = manifest.Metrics.Single(metric => metric.Key == score.Metric);
            score.Value!.Value.ShouldBeInRange((metric.Lowest ?? double.MinValue) - 1e-9, (metric.Highest ?? double.MaxValue) + 1e-9, $"{where}: {score}");
        }
    }

    /// <summary>A reference and a run: the examples of any two formats, or those of the plugin's folder.</summary>
    private static (IReadOnlyList<(string Name, byte[] Content)> References, (string Name, byte[] Content) Run) Pair(string plugin, PluginManifest manifest, Random random)
    {
        if (random.Next(2) == 0)
        {
            using var example = ExampleFolder.Load(plugin, random.Next(2) == 0 ? "weak" : "malformed");
            var run = example.Single(ScoringProtocol.RunFolder);
            return (
                [.. example.All(ScoringProtocol.ReferenceFolder).Select(reference => (reference.Name, Encoding.UTF8.GetBytes(reference.Content)))],
                (run.Name, Encoding.UTF8.GetBytes(run.Content)));
        }

        return ([Example("gold", manifest.ReferenceFormats)], Example("run", manifest.RunFormats));

        (string Name, byte[] Content) Example(string name, IReadOnlyList<FormatDescription> formats)
        {
            var format = formats[random.Next(formats.Count)];
            return ($"{name}.{format.Extension}", Encoding.UTF8.GetBytes(format.Example + "\n"));
        }
    }
}
