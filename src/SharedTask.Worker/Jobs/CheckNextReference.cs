using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Has the track's scorer look at an uploaded reference.</summary>
internal sealed partial class CheckNextReference(
    ReferenceChecks checks,
    PluginCatalog catalog,
    PluginRunner runner,
    ISandbox sandbox,
    SandboxScratch scratch,
    IBlobStore blobs,
    LeaseKeeper keeper,
    ScoringLimits limits,
    IOptions<WorkerOptions> options,
    ILogger<CheckNextReference> logger)
{
    /// <summary>False if there was nothing to do.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (sandbox.SelfTest.Tier == SandboxTier.None)
        {
            return false;
        }

        var owner = WorkerName.Next();
        if (await checks.ClaimNextAsync(owner, options.Value.Scope, cancellationToken) is not { } claim)
        {
            return false;
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = keeper.KeepAsync(
            claim.Reference.ReferenceSetId, (lease, beat) => checks.ExtendAsync(claim.Reference.ReferenceSetId, owner, lease, beat), LimitsOf(claim).Wall + LeaseKeeper.Slack, working);
        try
        {
            await CheckAsync(claim, owner, working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            await checks.ReturnAsync(claim.Reference.ReferenceSetId, owner, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, claim.Reference.ReferenceSetId);
            await checks.RecordFaultAsync(claim.Reference.ReferenceSetId, owner, CancellationToken.None);
        }
        finally
        {
            await working.CancelAsync();
            await heartbeat;
        }

        return true;
    }

    private async Task CheckAsync(ReferenceChecks.Claim claim, string owner, CancellationToken cancellationToken)
    {
        using var folder = new JobFolder(scratch, blobs);
        var isProgram = claim.Scorer.PluginId == ProgramSettings.PluginId;
        var (referenceFolder, refusal) = await folder.UnpackAsync("reference", claim.Reference.FileName, claim.Reference.BlobHash, isProgram, cancellationToken);
        if (refusal is not null)
        {
            await RecordAsync(claim, owner, isValid: false, Only(ArchiveProblems.From(refusal, claim.Reference.FileName)), cancellationToken);
            return;
        }

        if (isProgram)
        {
            // A program says nothing of its reference before it scores; that it can be unpacked is all there is to know.
            var files = Directory.GetFiles(referenceFolder, "*", SearchOption.AllDirectories).Length;
            await RecordAsync(claim, owner, isValid: true, new ScoringResult(ScoringProtocol.Version, ScoringOutcome.Scored, [], [], [], [], 0, files), cancellationToken);
            return;
        }

        if (catalog.FindInstalled(claim.Scorer.PluginId) is not { } plugin)
        {
            if (catalog.IsUndecided(claim.Scorer.PluginId))
            {
                throw PluginCatalog.NotAskedYet(claim.Scorer.PluginId);
            }

            var message = $"The plugin \"{claim.Scorer.PluginId}\" is not installed on this site.";
            await RecordAsync(claim, owner, isValid: false, Only(new ScoringProblem(ProblemSeverity.Error, "plugin-missing", message)), cancellationToken);
            return;
        }

        var outcome = await runner.RunAsync(
            new PluginJob
            {
                Plugin = plugin,
                Verb = ScoringVerb.Check,
                ReferenceFolder = referenceFolder,
                Parameters = ScorerParameters.Parse(claim.Scorer.ParametersJson),
                Seed = claim.Scorer.Seed,
                Limits = LimitsOf(claim),
            },
            cancellationToken);
        if (outcome.Verdict == PluginVerdict.SystemFault)
        {
            throw new InvalidOperationException(outcome.Reason);
        }

        var result = outcome.Result ?? Only(new ScoringProblem(ProblemSeverity.Error, "scorer-fault", $"{outcome.Reason} {outcome.Log}".Trim()));
        await RecordAsync(claim, owner, outcome.Verdict == PluginVerdict.Scored, result, cancellationToken);
    }

    private SandboxLimits LimitsOf(ReferenceChecks.Claim claim) =>
        limits.For(ScorerLimits.FromJson(claim.Scorer.LimitsJson), claim.Scorer.PluginId == ProgramSettings.PluginId);

    private Task<bool> RecordAsync(ReferenceChecks.Claim claim, string owner, bool isValid, ScoringResult result, CancellationToken cancellationToken) =>
        checks.RecordAsync(claim.Reference.ReferenceSetId, owner, isValid, result.Items, Problems.ToJson(result), cancellationToken);

    private static ScoringResult Only(ScoringProblem problem) =>
        new(ScoringProtocol.Version, ScoringOutcome.Invalid, [], [], [], [problem], 0, 0);

    private static partial class Log
    {
        [LoggerMessage(3211, LogLevel.Error, "Reference {ReferenceSetId} could not be checked")]
        public static partial void Failed(ILogger logger, Exception exception, Guid referenceSetId);
    }
}
