using System.CommandLine;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Worker.Jobs;

namespace SharedTask.Cli;

/// <summary><c>import --dry-run</c>: says what a bundle of CodaLab's or Codabench's would become, and everything that its organizers should know.</summary>
internal static class ImportCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("import", "Read a CodaLab or Codabench bundle and say what it would become. Nothing is created.");
        var path = new Argument<string>("bundle") { Description = "The bundle: a zip or a folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only read it. An import is confirmed in the browser, at /organize/import.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print the plan and the findings as JSON, and nothing else." };
        command.Arguments.Add(path);
        command.Options.Add(dryRun);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
            await ReadAsync(parsed.GetRequiredValue(path), parsed.GetValue(json), output, error, cancellationToken));
        return command;
    }

    private static async Task<int> ReadAsync(string path, bool json, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var limits = new BundleLimits();
        var opened = await OpenAsync(path, limits, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            await error.WriteLineAsync(ArchiveProblems.From(refusal, Path.GetFileName(path)).Message);
            return ExitCodes.Invalid;
        }

        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, cancellationToken);
        if (json)
        {
            ImportReport.PrintJson(reading, output);
        }
        else
        {
            ImportReport.Print(reading, output);
        }

        return reading.CanImport ? ExitCodes.Good : ExitCodes.Invalid;
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
