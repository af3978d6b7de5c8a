using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Runtimes;
using SharedTask.Core.Storage;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Takes one run from its claim to a recorded outcome.</summary>
internal sealed partial class ScoreNextRun(
    ClaimNextRun claims,
    RunLeases leases,
    RecordCheck recordCheck,
    RecordEvaluation recordEvaluation,
    PluginCatalog catalog,
    PluginRunner runner,
    ScoringProgramRunner programs,
    IRuntimeLibrary runtimes,
    ISandbox sandbox,
    SandboxScratch scratch,
    IBlobStore blobs,
    IWorkSignal signal,
    Lanes lanes,
    LeaseKeeper keeper,
    ScoringLimits limits,
    IOptions<WorkerOptions> options,
    TimeProvider time,
    ILogger<ScoreNextRun> logger)
{
    private const int MostReportBytes = 4 * 1024 * 1024;

    /// <summary>False if there was nothing to do.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        // Where nothing can be contained, nothing is taken: runs wait for another worker or for this machine to be mended.
        if (sandbox.SelfTest.Tier == SandboxTier.None)
        {
            return false;
        }

        var owner = WorkerName.Next();
        using var lane = lanes.Pass();
        if (await ClaimAsync(owner, lane, cancellationToken) is not { } run)
        {
            return false;
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = keeper.KeepAsync(run.RunId, (lease, beat) => leases.ExtendAsync(run.RunId, owner, lease, beat), (2 * LimitsOf(run).Wall) + LeaseKeeper.Slack, working);
        try
        {
            await WorkAsync(run, lane, working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            // A stopping worker hands back what it holds. If the lease was lost instead, there is nothing to hand back.
            await leases.ReturnAsync(run.RunId, owner, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, run.RunId);
            await RecordSystemFaultAsync(run, exception.Message, Outage.Of(exception) is not null);
        }
        finally
        {
            await working.CancelAsync();
            await heartbeat;
        }

        return true;
    }

    private async Task<ClaimedRun?> ClaimAsync(string owner, LanePass lane, CancellationToken cancellationToken)
    {
        await lanes.Choosing.WaitAsync(cancellationToken);
        try
        {
            var run = await claims.ExecuteAsync(owner, Scope, cancellationToken);
            if (run is { IsLong: true, State: RunState.Scoring })
            {
                lane.TryEnterLong();
            }

            return run;
        }
        finally
        {
            lanes.Choosing.Release();
        }
    }

    private async Task WorkAsync(ClaimedRun run, LanePass lane, CancellationToken cancellationToken)
    {
        if (await claims.IsThereWorkAsync(Scope, cancellationToken))
        {
            // More than this slot can do at once: the others may be asleep.
            signal.ThereIsWork();
        }

        using var folder = new JobFolder(scratch, blobs);
        // Plugins want the files that people mean; programs want them where they were packed.
        var isProgram = IsProgram(run);
        var (runFolder, refusal) = await folder.UnpackAsync("run", run.FileName, run.BlobHash, isProgram, cancellationToken);
        var referenceFolder = run.Reference is { } reference
            ? (await folder.UnpackAsync("reference", reference.FileName, reference.BlobHash, isProgram, cancellationToken)).Folder
            : null;

        if (run.State == RunState.Checking && !await CheckAsync(run, lane, runFolder, referenceFolder, refusal, cancellationToken))
        {
            return;
        }

        if (referenceFolder is not null)
        {
            await ScoreAsync(run, folder, runFolder, referenceFolder, refusal, cancellationToken);
        }
    }

    /// <summary>What this process may take now.</summary>
    private ClaimScope Scope => options.Value.Scope with { ShortOnly = lanes.AreLongFull };

    private SandboxLimits LimitsOf(ClaimedRun run) => limits.For(ScorerLimits.FromJson(run.Scorer.LimitsJson), IsProgram(run));

    private static bool IsProgram(ClaimedRun run) => run.Scorer.PluginId == ProgramSettings.PluginId;

    /// <summary>Checks the run; true if it is to be scored at once.</summary>
    private async Task<bool> CheckAsync(
        ClaimedRun run, LanePass lane, string runFolder, string? referenceFolder, Core.Refusal? refusal, CancellationToken cancellationToken)
    {
        ScoringResult? result = null;
        var valid = refusal is null;
        if (refusal is not null)
        {
            result = Unreadable(run, refusal);
        }
        else if (FindPlugin(run) is { } plugin)
        {
            var outcome = await RunAsync(run, plugin, ScoringVerb.Check, runFolder, referenceFolder, cancellationToken);
            if (outcome.Verdict == PluginVerdict.SystemFault)
            {
                throw new InvalidOperationException(outcome.Reason);
            }

            // A check that fails through the scorer's fault says nothing of the run: scoring will tell the organizers.
            result = outcome.Result;
            valid = outcome.Verdict != PluginVerdict.Invalid;
        }

        var goOn = valid && referenceFolder is not null && !await claims.IsThereWorkAsync(options.Value.Scope, cancellationToken) && (!run.IsLong || lane.TryEnterLong());
        var recorded = await recordCheck.ExecuteAsync(
            new RecordCheckCommand(run.RunId, run.Owner, valid, Problems.ToJson(result), Problems.Count(result), goOn), cancellationToken);
        return recorded && goOn;
    }

    private async Task ScoreAsync(
        ClaimedRun run, JobFolder folder, string runFolder, string referenceFolder, Core.Refusal? refusal, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow().UtcDateTime;
        var plugin = FindPlugin(run);
        var outcome = (refusal, plugin) switch
        {
            // A run that once failed before it was checked comes here unchecked when it is to be scored again.
            ({ } unreadable, _) => Without(PluginVerdict.Invalid, "") with { Result = Unreadable(run, unreadable) },
            _ when IsProgram(run) => await RunProgramAsync(run, folder, runFolder, referenceFolder, cancellationToken),
            (_, null) => Without(PluginVerdict.PluginFault, $"The plugin \"{run.Scorer.PluginId}\" is not installed on this worker."),
            _ => await RunAsync(run, plugin, ScoringVerb.Score, runFolder, referenceFolder, cancellationToken),
        };
        var command = new RecordEvaluationCommand
        {
            RunId = run.RunId,
            Owner = run.Owner,
            ScorerId = run.Scorer.ScorerId,
            ReferenceSetId = run.Reference!.ReferenceSetId,
            Outcome = ToOutcome(outcome.Verdict),
            LimitsJson = run.Scorer.LimitsJson,
            Result = outcome.Result,
            StartedAt = started,
            WallMilliseconds = outcome.Usage.Wall.TotalMilliseconds,
            CpuMilliseconds = outcome.Usage.Cpu.TotalMilliseconds,
            PeakMemoryBytes = outcome.Usage.PeakMemoryBytes,
            Exceeded = outcome.Exceeded,
            Reason = outcome.Reason,
            Log = outcome.Log,
            ReportHash = await KeepReportAsync(outcome.Report, cancellationToken),
            ManifestJson = Manifest(run, plugin),
        };
        if (!await recordEvaluation.ExecuteAsync(command, cancellationToken))
        {
            Log.NotRecorded(logger, run.RunId);
        }
    }

    private async Task<PluginOutcome> RunProgramAsync(
        ClaimedRun run, JobFolder folder, string runFolder, string referenceFolder, CancellationToken cancellationToken)
    {
        var settings = ProgramSettings.FromJson(run.Scorer.ParametersJson);
        var (job, fault) = await ProgramFiles.LayOutAsync(folder, settings, LimitsOf(run), runFolder, referenceFolder, cancellationToken);
        if (job is null)
        {
            return Without(PluginVerdict.PluginFault, fault);
        }

        var runtime = await runtimes.FindPlaceAsync(settings.DockerImage, cancellationToken);
        return await programs.RunAsync(job with { RootFolder = runtime.RootFolder, Submission = run.Submission }, cancellationToken);
    }

    private async Task<string?> KeepReportAsync(byte[]? report, CancellationToken cancellationToken)
    {
        if (report is not { Length: > 0 and <= MostReportBytes })
        {
            return null;
        }

        using var content = new MemoryStream(report);
        return (await blobs.PutAsync(content, MostReportBytes, cancellationToken)).Value.Hash;
    }

    /// <summary>The outcome of a scoring in which no program ran.</summary>
    private static PluginOutcome Without(PluginVerdict verdict, string reason) => new(verdict, null, reason, new SandboxUsage(default, default, 0), "");

    private static ScoringResult Unreadable(ClaimedRun run, Core.Refusal refusal) =>
        new(ScoringProtocol.Version, ScoringOutcome.Invalid, [], [], [], [ArchiveProblems.From(refusal, run.FileName)], 0, 0);

    private Task<PluginOutcome> RunAsync(
        ClaimedRun run, InstalledPlugin plugin, ScoringVerb verb, string runFolder, string? referenceFolder, CancellationToken cancellationToken) =>
        runner.RunAsync(
            new PluginJob
            {
                Plugin = plugin,
                Verb = verb,
                RunFolder = runFolder,
                ReferenceFolder = referenceFolder,
                Parameters = ScorerParameters.Parse(run.Scorer.ParametersJson),
                Seed = run.Scorer.Seed,
                Limits = LimitsOf(run),
            },
            cancellationToken);

    private async Task RecordSystemFaultAsync(ClaimedRun run, string reason, bool isOutage)
    {
        var record = run.Reference is not { } reference ? null : new RecordEvaluationCommand
        {
            RunId = run.RunId,
            Owner = run.Owner,
            ScorerId = run.Scorer.ScorerId,
            ReferenceSetId = reference.ReferenceSetId,
            Outcome = EvaluationOutcome.SystemFault,
            IsOutage = isOutage,
            StartedAt = time.GetUtcNow().UtcDateTime,
            Reason = reason,
            ManifestJson = Manifest(run, FindIfPossible(run.Scorer.PluginId)),
        };
        if (!await recordEvaluation.RecordFaultOfCheckAsync(run.RunId, run.Owner, record, isOutage, CancellationToken.None) && record is not null)
        {
            await recordEvaluation.ExecuteAsync(record, CancellationToken.None);
        }
    }

    /// <summary>The plugin, if it is installed. One that could not be asked yet is nobody's fault, and the run is tried again.</summary>
    private InstalledPlugin? FindPlugin(ClaimedRun run) => catalog.FindInstalled(run.Scorer.PluginId)
        ?? (catalog.IsUndecided(run.Scorer.PluginId) ? throw PluginCatalog.NotAskedYet(run.Scorer.PluginId) : null);

    /// <summary>What has failed may be what the plugins stand on.</summary>
    private InstalledPlugin? FindIfPossible(string pluginId)
    {
        try
        {
            return catalog.FindInstalled(pluginId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Manifest(ClaimedRun run, InstalledPlugin? plugin) => JsonSerializer.Serialize(new
    {
        plugin = run.Scorer.PluginId,
        pluginVersion = plugin?.Manifest.Version,
        pluginSha256 = plugin?.Sha256,
        parameters = JsonDocument.Parse(run.Scorer.ParametersJson).RootElement,
        seed = run.Scorer.Seed,
        referenceSha256 = run.Reference?.BlobHash,
        runSha256 = run.BlobHash,
        sandbox = sandbox.SelfTest.Tier.ToString(),
        limits = ToManifest(LimitsOf(run)),
    });

    private static object ToManifest(SandboxLimits limits) => new
    {
        wallSeconds = limits.Wall.TotalSeconds,
        cpuSeconds = limits.Cpu.TotalSeconds,
        memoryBytes = limits.MemoryBytes,
        processes = limits.Processes,
        outputBytes = limits.OutputBytes,
    };

    private static EvaluationOutcome ToOutcome(PluginVerdict verdict) => verdict switch
    {
        PluginVerdict.Scored => EvaluationOutcome.Scored,
        PluginVerdict.Invalid => EvaluationOutcome.Invalid,
        PluginVerdict.LimitExceeded => EvaluationOutcome.LimitExceeded,
        PluginVerdict.SystemFault => EvaluationOutcome.SystemFault,
        _ => EvaluationOutcome.PluginFault,
    };

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "Run {RunId} could not be worked on")]
        public static partial void Failed(ILogger logger, Exception exception, Guid runId);

        [LoggerMessage(3204, LogLevel.Warning, "What became of run {RunId} was not recorded: its lease was lost to another worker")]
        public static partial void NotRecorded(ILogger logger, Guid runId);
    }
}
