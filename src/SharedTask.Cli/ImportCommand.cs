using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Programs;

namespace SharedTask.Cli;

/// <summary><c>import --dry-run</c>: says what a bundle of CodaLab's or Codabench's would become, and everything that its organizers should know.</summary>
internal static class ImportCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("import", "Read a CodaLab or Codabench bundle and say what it would become. Nothing is created.");
        var path = new Argument<string>("bundle") { Description = "The bundle: a zip or a folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only read it. An import is confirmed in the browser, at /organize/import." };
        var json = new Option<bool>("--json") { Description = "Print the plan and the findings as JSON, and nothing else." };
        var sample = new Option<string?>("--try") { Description = "A sample run, a file, a folder or a zip, to score with the bundle's own program.", HelpName = "path" };
        var phase = new Option<int>("--phase") { Description = "The phase against whose reference the sample is scored, counted from 1.", DefaultValueFactory = _ => 1 };
        command.Options.Add(sample);
        command.Options.Add(phase);
        command.Arguments.Add(path);
        command.Options.Add(dryRun);
        command.Options.Add(json);
        command.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(dryRun))
            {
                parsed.AddError("Only --dry-run is done here: an import is confirmed in the browser, at /organize/import.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var trial = parsed.GetValue(sample) is { } run ? new Trial(services, run, parsed.GetValue(phase)) : null;
            return await ReadAsync(parsed.GetRequiredValue(path), parsed.GetValue(json), services.GetRequiredService<IRuntimeLibrary>(), trial, output, error, cancellationToken);
        });
        return command;
    }

    private sealed record Trial(IServiceProvider Services, string Run, int Phase);

    private static async Task<int> ReadAsync(string path, bool json, IRuntimeLibrary runtimes, Trial? trial, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var limits = new BundleLimits();
        var opened = await OpenAsync(path, limits, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            await error.WriteLineAsync(ArchiveProblems.From(refusal, Path.GetFileName(path)).Message);
            return ExitCodes.Invalid;
        }

        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, runtimes, cancellationToken);
        if (json)
        {
            ImportReport.PrintJson(reading, output);
        }
        else
        {
            ImportReport.Print(reading, output);
        }

        if (trial is not null && reading.Plan is { } plan)
        {
            return await TryAsync(trial, bundle, plan, output, error, cancellationToken);
        }

        return reading.CanImport ? ExitCodes.Good : ExitCodes.Invalid;
    }

    private static async Task<int> TryAsync(Trial trial, BundleFolder bundle, ImportPlan plan, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (trial.Phase < 1 || trial.Phase > plan.Phases.Count)
        {
            throw new UsageException($"There is no phase {trial.Phase.ToString(CultureInfo.InvariantCulture)}; there are {plan.Phases.Count.ToString(CultureInfo.InvariantCulture)}.");
        }

        var code = ExitCodes.Good;
        foreach (var reference in plan.Phases[trial.Phase - 1].References)
        {
            var track = plan.Tracks[reference.Track];
            var outcome = await trial.Services.GetRequiredService<BundleTrial>().RunAsync(
                bundle, plan, track, reference.Part, folder => InputFiles.LayOutAsync(trial.Run, folder, isWhole: true, cancellationToken), cancellationToken);
            code = outcome.Result is null ? ExitCodes.Fault : code;
            ImportReport.PrintTrial(track, outcome, output, error);
        }

        return code;
    }

    private static async Task<Core.Answer<BundleFolder>> OpenAsync(string path, BundleLimits limits, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return BundleFolder.Open(Path.GetFullPath(path), limits);
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file or folder \"{path}\".");
        }

        await using var file = File.OpenRead(path);
        return await BundleFolder.UnpackAsync(file, limits, cancellationToken);
    }
}
