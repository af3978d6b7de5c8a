using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Backups;
using SharedTask.Core.Storage;

namespace SharedTask.Cli;

/// <summary><c>backup</c>: writes a site into one file.</summary>
internal static class BackupCommand
{
    public static Command Create(IConfiguration configuration, TextWriter output, TextWriter error)
    {
        var command = new Command("backup", "Write a site, its database and every file in it, into one file. The site may run meanwhile.");
        var file = new Argument<string>("file") { Description = "The backup to write; it must not exist yet." };
        var data = SiteServices.DataOption();
        command.Arguments.Add(file);
        command.Options.Add(data);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = SiteServices.Open(configuration, parsed.GetValue(data));
            var report = await services.GetRequiredService<BackUpSite>().ExecuteAsync(parsed.GetRequiredValue(file), cancellationToken);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Backed up the database ({FileSize.Format(report.Manifest.Database.Bytes)}) and {report.Manifest.Blobs.Count} files ({FileSize.Format(report.BlobBytes)}), each verified."));
            return await MissingAsync(report, error) ? ExitCodes.Invalid : ExitCodes.Good;
        });
        return command;
    }

    /// <summary>Names the files that the site itself had lost.</summary>
    public static async Task<bool> MissingAsync(BackupReport report, TextWriter error)
    {
        foreach (var hash in report.Manifest.Missing)
        {
            await error.WriteLineAsync($"The site's store did not have the file {hash}, or it was damaged: the backup is without it.");
        }

        return report.Manifest.Missing.Count > 0;
    }
}
