using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Writing;

/// <summary>
/// Reads a competition whole, as of one moment, for its owners: with runs, scores, teams and pages. What belongs to the site stays
/// behind: passwords, keys of accounts, mails, notices, invitations, the queue.
/// </summary>
public sealed class ExportArchive(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, TimeProvider time)
{
    public async Task<Answer<PreparedArchive>> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsOwnerAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow().UtcDateTime;
        // Whoever takes out what others must not see is noted.
        Editing.AddAudit(db, found.Value.Id, actor, now, ArchiveActions.Exported, slug);
        await db.SaveChangesAsync(cancellationToken);
        var parts = new PartFolder();
        try
        {
            var files = await ReadAsync(db, found.Value.Id, parts, cancellationToken);
            return new PreparedArchive(slug, parts, files, blobs, now);
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    private static async Task<BlobList> ReadAsync(SharedTaskDb db, Guid competitionId, PartFolder parts, CancellationToken cancellationToken)
    {
        // One moment for all rows, without keeping writers waiting: on SQLite the weakest level reads one snapshot and takes no lock.
        var level = db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead;
        await using var moment = await db.Database.BeginTransactionAsync(level, cancellationToken);
        var rows = await CompetitionRows.ReadAsync(db, competitionId, cancellationToken);
        var files = new BlobList();
        var competition = await new SettingsReader(db, rows).ReadAsync(cancellationToken);
        files.Add(competition);
        await parts.WriteAsync(ArchiveEntries.Competition, competition, cancellationToken);
        await parts.WriteAsync(ArchiveEntries.People, rows.People.People, cancellationToken);
        await parts.WriteLinesAsync(ArchiveEntries.Runs, Listed(new RunReader(db, rows).ReadAsync(cancellationToken), files, cancellationToken), cancellationToken);
        var history = await new HistoryReader(db, rows).ReadAsync(cancellationToken);
        await parts.WriteLinesAsync(ArchiveEntries.History, history.ToAsyncEnumerable(), cancellationToken);
        return files;
    }

    private static async IAsyncEnumerable<ArchivedRun> Listed(IAsyncEnumerable<ArchivedRun> runs, BlobList files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var run in runs.WithCancellation(cancellationToken))
        {
            files.Add(run);
            yield return run;
        }
    }
}
