using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Archives;
using SharedTask.Core.Archives.Import;
using SharedTask.Core.Archives.Reading;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Data;

namespace SharedTask.Cli;

/// <summary>The part of <c>import</c> that takes in an archive of ours.</summary>
internal sealed class ImportArchiveCommand(IConfiguration configuration, TextWriter output, TextWriter error)
{
    private static readonly ArchivePackageLimits Limits = new() { ExpandedBytes = 1L << 40 };

    /// <summary>Whether a path is an archive, which is imported here; bundles are confirmed in a browser.</summary>
    public static async Task<bool> IsArchiveAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        return await ReadArchive.IsArchiveAsync(file, cancellationToken);
    }

    /// <param name="path">The archive.</param>
    /// <param name="folder">The site's data folder; <see langword="null"/> for the configured one.</param>
    /// <param name="owner">The address of an account that is to own the competition.</param>
    /// <param name="withPeople">Whether people and the history come along.</param>
    /// <param name="isDryRun">Whether only to read it.</param>
    /// <param name="json">Whether to say it for programs.</param>
    /// <param name="cancellationToken">Stops it; nothing is created then.</param>
    public async Task<int> RunAsync(string path, string? folder, string? owner, bool withPeople, bool isDryRun, bool json, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var reading = await ReadArchive.ExecuteAsync(file, Limits, null, cancellationToken);
        if (isDryRun || !reading.CanImport)
        {
            ArchiveReport.Print(reading, json, output);
            return reading.CanImport ? ExitCodes.Good : ExitCodes.Invalid;
        }

        await using var services = await SiteServices.OpenCurrentAsync(configuration, folder, cancellationToken, makes: true);
        var terms = await TermsAsync(services, owner, withPeople, cancellationToken);
        await using (var db = await services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync(cancellationToken))
        {
            ArchiveReport.Print(await ArchiveWelcome.AddAsync(db, reading, withPeople, cancellationToken), json, output);
        }

        var answer = await services.GetRequiredService<ImportArchive>().ExecuteAsync(file, Limits, terms, null, cancellationToken);
        if (answer.IsRefused)
        {
            throw new FaultException("Somebody changed the site at the same moment. Nothing was imported: try again.");
        }

        await output.WriteLineAsync($"Imported as /c/{answer.Value.Slug}.");
        foreach (var board in answer.Value.Differing)
        {
            await error.WriteLineAsync(Terminal.Plain($"The leaderboard of {board} is not what the archive says it was; the one here follows from the scores."));
        }

        return answer.Value.Differing.Count > 0 ? ExitCodes.Invalid : ExitCodes.Good;
    }

    private static async Task<ArchiveTerms> TermsAsync(IServiceProvider services, string? owner, bool withPeople, CancellationToken cancellationToken)
    {
        if (owner is null)
        {
            return withPeople ? new ArchiveTerms(Guid.Empty, WithPeople: true, IsOwner: false) : throw new UsageException("Without people the competition needs an owner: name one of the site's accounts with --owner.");
        }

        var normalized = owner.Trim().Normalize().ToUpperInvariant();
        await using var db = await services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync(cancellationToken);
        var account = await db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized && row.EmailConfirmed, cancellationToken)
            ?? throw new UsageException($"Nobody on this site has the confirmed address \"{owner}\".");
        return new ArchiveTerms(account.Id, withPeople, IsOwner: true);
    }
}
