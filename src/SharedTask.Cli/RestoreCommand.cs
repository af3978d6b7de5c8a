using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Backups;

namespace SharedTask.Cli;

/// <summary><c>restore</c>: makes a site of a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create(IConfiguration configuration, TextWriter output, TextWriter error)
    {
        var command = new Command("restore", "Make a site of a backup. Every hash is verified before anything is changed; the site must not run.");
        var file = new Argument<string>("file") { Description = "The backup." };
        var data = SiteServices.DataOption();
        var replace = new Option<bool>("--replace") { Description = "Replace the site that is there; its database is kept beside the new one." };
        command.Arguments.Add(file);
        command.Options.Add(data);
        command.Options.Add(replace);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = SiteServices.Open(configuration, parsed.GetValue(data));
            var report = await services.GetRequiredService<RestoreSite>().ExecuteAsync(parsed.GetRequiredValue(file), parsed.GetValue(replace), cancellationToken);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Restored the site as of {report.Manifest.CreatedAt:u} with {report.Manifest.Blobs.Count} files, each verified."));
            if (report.KeptDatabase is { } kept)
            {
                await output.WriteLineAsync($"The database that was there is kept as {kept}.");
            }

            return await BackupCommand.MissingAsync(report, error) ? ExitCodes.Invalid : ExitCodes.Good;
        });
        return command;
    }
}
