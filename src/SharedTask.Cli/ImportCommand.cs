using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Programs;

namespace SharedTask.Cli;

/// <summary>
/// <c>import</c>: takes in an archive of ours; says what a bundle of CodaLab's or Codabench's would become, and everything that its
/// organizers should know.
/// </summary>
internal static class ImportCommand
{
    public static Command Create(IServiceProvider services, IConfiguration configuration, TextWriter output, TextWriter error)
    {
        var command = new Command("import", "Import an archive that export wrote. Of a CodaLab or Codabench bundle, say what it would become: it is confirmed in a browser.");
        var path = new Argument<string>("file") { Description = "The archive, or the bundle: a zip or a folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only read it; nothing is created." };
        var json = new Option<bool>("--json") { Description = "Print the plan and the findings as JSON, and nothing else." };
        var sample = new Option<string?>("--try") { Description = "A sample run, a file, a folder or a zip, to score with the bundle's own program.", HelpName = "path" };
        var phase = new Option<int>("--phase") { Description = "The phase against whose reference the sample is scored, counted from 1.", DefaultValueFactory = _ => 1 };
        var runtime = new Option<string?>("--runtime") { Description = "A folder with the file system that the bundle's programs are to run in; by default the machine's own Python.", HelpName = "folder" };
        var untried = new Option<bool>("--no-trial") { Description = "Start none of the bundle's programs. Otherwise they score the bundle's own sample, and a plugin that scores the same is looked for." };
        command.Options.Add(runtime);
        command.Options.Add(untried);
        command.Options.Add(sample);
        command.Options.Add(phase);
        command.Arguments.Add(path);
        command.Options.Add(dryRun);
        command.Options.Add(json);
        var data = SiteServices.DataOption();
        var owner = new Option<string?>("--owner") { Description = "The address of an account of this site that is to own the competition of an archive.", HelpName = "email" };
        var withoutPeople = new Option<bool>("--without-people") { Description = "Import an archive's teams without members, and neither its organizers nor its history." };
        command.Options.Add(data);
        command.Options.Add(owner);
        command.Options.Add(withoutPeople);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(path);
            if (await ImportArchiveCommand.IsArchiveAsync(file, cancellationToken))
            {
                return await new ImportArchiveCommand(configuration, output, error)
                    .RunAsync(file, parsed.GetValue(data), parsed.GetValue(owner), !parsed.GetValue(withoutPeople), parsed.GetValue(dryRun), parsed.GetValue(json), cancellationToken);
            }

            if (!parsed.GetValue(dryRun) && Path.Exists(file))
            {
                throw new UsageException("This is no archive of SharedTask. Of a bundle only --dry-run is done here: its import is confirmed in the browser, at /organize/import.");
            }

            services.GetRequiredService<OfflineRuntime>().RootFolder = parsed.GetValue(runtime) is { } root ? FolderOf(root) : null;
            var order = new Order(services, parsed.GetValue(json), parsed.GetValue(sample), parsed.GetValue(phase), parsed.GetValue(untried));
            return await ReadAsync(file, order, output, error, cancellationToken);
        });
        return command;
    }

    private sealed record Order(IServiceProvider Services, bool Json, string? Run, int Phase, bool Untried);

    private static string FolderOf(string runtime) =>
        Directory.Exists(runtime) ? Path.GetFullPath(runtime) : throw new UsageException($"There is no folder \"{runtime}\".");

    private static async Task<int> ReadAsync(string path, Order order, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var limits = new BundleLimits();
        var opened = await OpenAsync(path, limits, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            await error.WriteLineAsync(ArchiveProblems.From(refusal, Path.GetFileName(path)).Message);
            return ExitCodes.Invalid;
        }

        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, order.Services.GetRequiredService<IRuntimeLibrary>(), cancellationToken);
        IReadOnlyList<TrackTrial> trials = order is { Untried: false, Run: null } && reading is { CanImport: true, Plan: { } sound }
            ? await order.Services.GetRequiredService<IBundleTrial>().RunAsync(bundle, sound, cancellationToken)
            : [];
        if (order.Json)
        {
            ImportReport.PrintJson(reading, trials, output);
        }
        else
        {
            ImportReport.Print(reading, output);
        }

        if (reading.Plan is { } plan)
        {
            if (order.Run is { } run)
            {
                return await TryAsync(order, run, bundle, plan, output, error, cancellationToken);
            }

            if (!order.Json)
            {
                TrialReport.Print(plan, trials, output);
            }
        }

        return reading.CanImport ? ExitCodes.Good : ExitCodes.Invalid;
    }

    private static async Task<int> TryAsync(Order trial, string run, BundleFolder bundle, ImportPlan plan, TextWriter output, TextWriter error, CancellationToken cancellationToken)
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
                bundle, plan, track, reference.Part, folder => InputFiles.LayOutAsync(run, folder, isWhole: true, cancellationToken), cancellationToken);
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
