using System.Diagnostics;
using System.Globalization;
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
using Imported;
using KeyPointAnalysis;
using Latency;
using MeaningRepresentationParsing;
using MultiLabel;
using Regression;
using Retrieval;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;
using SituationFrames;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>
/// Files that were damaged in any way are read to the end or refused, by every reader of every plugin: nothing crashes, hangs or takes
/// memory without bound, and problems say where they are. A failure names its seed, which gives the same files again.
/// <c>./sharedtask fuzz SECONDS</c> goes on for a while, with other seeds; <c>./sharedtask fuzz SECONDS SEED</c> takes one seed again.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const string Seconds = "SHAREDTASK_FUZZ_SECONDS";
    private const string Seed = "SHAREDTASK_FUZZ_SEED";
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
        ["meaning-representation-parsing"] = new MrpScorer(),
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
        if (Environment.GetEnvironmentVariable(Seed) is { Length: > 0 } one)
        {
            Check(plugin, int.Parse(one, CultureInfo.InvariantCulture));
            return;
        }

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
            var round = Stopwatch.GetTimestamp();
            Check(plugin, next);
            Stopwatch.GetElapsedTime(round).ShouldBeLessThan(MostTime, $"{plugin}, seed {next}");
            next++;
        }

        TestContext.Current.SendDiagnosticMessage($"{plugin}: {next - first} pairs of files from seed {first}");
    }

    [Fact]
    public void EveryPlugin_IsFuzzed()
    {
        Scorers.Values.Select(scorer => scorer.Manifest.Id).ShouldBe(Scorers.Keys);
        Scorers.Keys.ShouldBe(ExampleFolder.Plugins(), ignoreOrder: true);
    }

    private static void Check(string plugin, int seed)
    {
        var random = new Random(seed);
        var scorer = Scorers[plugin];
        var where = $"{plugin}, seed {seed}";
        var files = FuzzedJob.Of(scorer.Manifest, random);
        var verb = random.Next(4) == 0 ? "check" : "score";
        var sides = verb == "score" ? 0 : random.Next(4);
        using var job = new PluginJobFolder();
        var read = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, content) in sides == 1 ? [] : files.References)
        {
            job.Reference(name, content);
            read[name] = content;
        }

        foreach (var (name, content) in sides == 2 ? [] : files.Runs)
        {
            job.Run(name, content);
            read[name] = content;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();

        var (exitCode, result) = job.Work(scorer, files.Parameters.ToJsonString(), verb);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocatedBytes, where);
        exitCode.ShouldBeOneOf([ScoringProtocol.ExitResultWritten, ScoringProtocol.ExitReferenceUnreadable, .. files.Parameters.Count > 0 ? [ScoringProtocol.ExitRequestNotUnderstood] : Array.Empty<int>()], where);
        if (result is not null)
        {
            CheckResult(result, scorer.Manifest, verb, where);
            result.Problems.ToList().ForEach(problem => CheckPlace(problem, read, where));
        }
    }

    private static void CheckResult(ScoringResult result, PluginManifest manifest, string verb, string where)
    {
        result.Problems.Any(problem => problem.Severity == ProblemSeverity.Error).ShouldBe(result.Outcome == ScoringOutcome.Invalid, where);
        result.Problems.Count.ShouldBe(Math.Min(result.Problems.Count + result.MoreProblems, ScoringProtocol.ListedProblems), where);
        (result.Scores.Count > 0).ShouldBe(verb == "score" && result.Outcome == ScoringOutcome.Scored, where);
        foreach (var score in result.Scores.Where(score => score.Value is not null))
        {
            var metric = manifest.Metrics.Single(metric => metric.Key == score.Metric);
            score.Value!.Value.ShouldBeInRange((metric.Lowest ?? double.MinValue) - 1e-9, (metric.Highest ?? double.MaxValue) + 1e-9, $"{where}: {score}");
        }
    }

    /// <summary>A problem's line is one of its file, and its character, if it has one, stands in that line or just behind it.</summary>
    private static void CheckPlace(ScoringProblem problem, Dictionary<string, byte[]> files, string where)
    {
        problem.Column.ShouldNotBeNullOrEmpty($"{where}: {problem}");
        problem.Message.ShouldNotContain("\n", Case.Sensitive, where);
        if (problem.File is null)
        {
            problem.Line.ShouldBe(1, $"{where}: {problem}");
            return;
        }

        var content = files.GetValueOrDefault(problem.File).ShouldNotBeNull($"{where}: {problem}");
        var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n');
        problem.Line!.Value.ShouldBeInRange(1, lines.Length, $"{where}: {problem}");
        if (TextPlace.TryReadCharacter(problem.Column, out var character))
        {
            character.ShouldBeInRange(1, lines[problem.Line.Value - 1].EnumerateRunes().Count() + 1, $"{where}: {problem}");
        }
    }
}
