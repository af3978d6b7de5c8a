using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core;
using SharedTask.Core.Archives.Writing;
using SharedTask.Core.Backups;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Storage;

namespace SharedTask.Cli;

/// <summary><c>export</c>: writes a competition into one file.</summary>
internal static class ExportCommand
{
    public static Command Create(IConfiguration configuration, TextWriter output, TextWriter error)
    {
        var command = new Command("export", "Write a competition into one file, with runs, scores, teams and pages. The site may run meanwhile.");
        var slug = new Argument<string>("competition") { Description = "The competition's address, such as dialects-2026 of /c/dialects-2026." };
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist yet." };
        var data = SiteServices.DataOption();
        command.Arguments.Add(slug);
        command.Arguments.Add(file);
        var format = new Option<string?>("--as") { Description = "Write a bundle instead, without teams, runs and scores: codabench (version 2) or codalab (version 1.5).", HelpName = "format" };
        format.AcceptOnlyFromAmong("codabench", "codalab");
        command.Options.Add(data);
        command.Options.Add(format);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await SiteServices.OpenCurrentAsync(configuration, parsed.GetValue(data), cancellationToken);
            if (parsed.GetValue(format) is { } dialect)
            {
                return await BundleAsync(
                    services, parsed.GetRequiredValue(slug), dialect == "codabench" ? BundleDialect.Codabench : BundleDialect.CodaLab, parsed.GetRequiredValue(file), output, error, cancellationToken);
            }

            return await ArchiveAsync(services, parsed.GetRequiredValue(slug), parsed.GetRequiredValue(file), output, error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ArchiveAsync(IServiceProvider services, string slug, string file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var prepared = await services.GetRequiredService<ExportArchive>().ExecuteAsync(slug, Actor.Operator, cancellationToken);
        if (prepared.IsRefused)
        {
            throw new UsageException($"There is no competition \"{slug}\" here.");
        }

        using var archive = prepared.Value;
        var manifest = await NewFile.WriteAsync(file, (target, _) => archive.WriteAsync(target, cancellationToken));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Exported {slug} with {manifest.Blobs.Count} files ({FileSize.Format(manifest.Bytes)} unpacked), each hashed. It holds people's addresses and secret references: keep it as such."));
        foreach (var hash in manifest.Missing)
        {
            await error.WriteLineAsync($"The site's store did not have the file {hash}, or it was damaged: the archive is without it.");
        }

        return manifest.Missing.Count > 0 ? ExitCodes.Invalid : ExitCodes.Good;
    }

    private static async Task<int> BundleAsync(
        IServiceProvider services, string slug, BundleDialect dialect, string file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var export = services.GetRequiredService<ExportBundle>();
        var preview = await export.PreviewAsync(slug, dialect, Actor.Operator, cancellationToken);
        if (preview.IsRefused)
        {
            throw new UsageException($"There is no competition \"{slug}\" here.");
        }

        ImportReport.PrintFindings(preview.Value.Findings, output);
        if (!preview.Value.Fits)
        {
            await error.WriteLineAsync("The format cannot hold this competition: nothing was written.");
            return ExitCodes.Invalid;
        }

        var bundle = (await export.ExecuteAsync(slug, dialect, Actor.Operator, cancellationToken)).Value;
        var missing = await NewFile.WriteAsync(file, (target, _) => bundle.WriteAsync(target, cancellationToken));
        await output.WriteLineAsync($"Exported {slug} as a bundle. It holds secret references: keep it as such.");
        foreach (var path in missing)
        {
            await error.WriteLineAsync($"The site's store did not have the file for {path}: the bundle is without it.");
        }

        return missing.Count > 0 ? ExitCodes.Invalid : ExitCodes.Good;
    }
}
