using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>Has a plugin check or score in the sandbox and reads what it wrote.</summary>
public sealed class PluginRunner(ISandbox sandbox, SandboxScratch scratch)
{
    /// <summary>Where a plugin's executable stands inside the sandbox.</summary>
    internal const string InnerProgram = "/run/sandbox/plugin";

    private static readonly SandboxUsage NoUsage = new(TimeSpan.Zero, TimeSpan.Zero, 0);

    public async Task<PluginOutcome> RunAsync(PluginJob job, CancellationToken cancellationToken)
    {
        if (sandbox.SelfTest is { Tier: SandboxTier.None } test)
        {
            return new PluginOutcome(PluginVerdict.SystemFault, null, $"Nothing can be contained on this machine. {test.Missing}", NoUsage, "");
        }

        var folder = scratch.CreateFolder();
        try
        {
            var request = new ScoringRequest(ScoringProtocol.Version, job.Verb, job.Parameters, job.Seed);
            var requestPath = Path.Combine(folder, ScoringProtocol.RequestFile);
            await File.WriteAllBytesAsync(requestPath, JsonSerializer.SerializeToUtf8Bytes(request, ScoringJson.Default.ScoringRequest), cancellationToken);
            var outcome = await sandbox.RunAsync(Command(job, requestPath), cancellationToken);
            return Judge(job, outcome);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SandboxCommand Command(PluginJob job, string requestPath)
    {
        List<SandboxMount> mounts =
        [
            new(job.Plugin.Program, InnerProgram),
            new(requestPath, $"{ScoringProtocol.JobFolder}/{ScoringProtocol.RequestFile}"),
        ];
        foreach (var (folder, name) in new[]
        {
            (job.ReferenceFolder, ScoringProtocol.ReferenceFolder), (job.RunFolder, ScoringProtocol.RunFolder), (job.OtherFolder, ScoringProtocol.OtherFolder),
        })
        {
            if (folder is not null)
            {
                mounts.Add(new SandboxMount(folder, $"{ScoringProtocol.JobFolder}/{name}"));
            }
        }

        return new SandboxCommand
        {
            Arguments = [InnerProgram, job.Verb switch { ScoringVerb.Check => "check", ScoringVerb.Compare => "compare", _ => "score" }],
            Mounts = mounts,
            SystemFolder = job.Plugin.System,
            Limits = job.Limits,
        };
    }

    private static PluginOutcome Judge(PluginJob job, SandboxOutcome outcome)
    {
        if (LimitSentences.Find(outcome.Verdict, job.Limits) is { } exceeded)
        {
            return Of(PluginVerdict.LimitExceeded, LimitSentences.Of(exceeded, job.Limits, "The scorer")) with { Exceeded = exceeded };
        }

        return outcome.Verdict switch
        {
            SandboxVerdict.Infrastructure => Of(PluginVerdict.SystemFault, "The sandbox failed before the scorer ended."),
            SandboxVerdict.NonZeroExit when outcome.ExitCode == ScoringProtocol.ExitReferenceUnreadable =>
                Of(PluginVerdict.ReferenceUnreadable, $"The scorer cannot read the reference, by its exit code 3; {Why()}."),
            SandboxVerdict.NonZeroExit when outcome.ExitCode == ScoringProtocol.ExitRequestNotUnderstood =>
                Of(PluginVerdict.PluginFault, $"The scorer did not understand its parameters, by its exit code 2; {Why()}."),
            SandboxVerdict.NonZeroExit when outcome.ExitCode == ScoringProtocol.ExitOutOfMemory => OutOfMemory(),
            SandboxVerdict.NonZeroExit => Of(PluginVerdict.PluginFault, $"The scorer ended {ExitSentences.Of(outcome.ExitCode)}."),
            _ => Read(),
        };

        PluginOutcome Read()
        {
            if (!outcome.Files.TryGetValue(ScoringProtocol.ResultFile, out var json))
            {
                return Of(PluginVerdict.PluginFault, $"The scorer ended without a {ScoringProtocol.ResultFile} in {ScoringProtocol.JobFolder}/{ScoringProtocol.OutputFolder}.");
            }

            var read = ResultReader.Read(json, job.Plugin.Manifest, job.Verb);
            return read.Result is not { } result
                ? Of(PluginVerdict.PluginFault, read.Fault)
                : new PluginOutcome(
                    result.Outcome == ScoringOutcome.Scored ? PluginVerdict.Scored : PluginVerdict.Invalid, result, "", outcome.Usage, outcome.Log)
                {
                    Items = outcome.Files.GetValueOrDefault(ScoringProtocol.ItemsFile),
                };
        }

        string Why() => string.IsNullOrWhiteSpace(outcome.Log) ? "it printed nothing that says why" : "its log says why";

        // The runtime of a plugin refuses it memory before the kernel would have to.
        PluginOutcome OutOfMemory()
        {
            var exceeded = LimitSentences.Find(SandboxVerdict.OutOfMemory, job.Limits)!;
            return Of(PluginVerdict.LimitExceeded, LimitSentences.Of(exceeded, job.Limits, "The scorer")) with { Exceeded = exceeded };
        }

        PluginOutcome Of(PluginVerdict verdict, string reason) => new(verdict, null, reason, outcome.Usage, outcome.Log);
    }
}
