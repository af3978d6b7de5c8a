using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Export;

/// <summary>Puts a competition into the words of Codabench or CodaLab for its owners, and says what the format cannot say.</summary>
public sealed class ExportBundle(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, TimeProvider time)
{
    /// <summary>Says what a bundle would be; nothing is taken out yet.</summary>
    public async Task<Answer<PreparedBundle>> PreviewAsync(string slug, BundleDialect dialect, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PrepareAsync(db, slug, dialect, actor, cancellationToken);
    }

    /// <summary>Makes a bundle to be written, which is noted; a refusal if the format cannot hold the competition.</summary>
    public async Task<Answer<PreparedBundle>> ExecuteAsync(string slug, BundleDialect dialect, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var prepared = await PrepareAsync(db, slug, dialect, actor, cancellationToken);
        if (prepared.IsRefused)
        {
            return prepared;
        }

        if (!prepared.Value.Fits)
        {
            return new Refusal("export.does-not-fit");
        }

        var competitionId = await db.Competitions.Where(row => row.Slug == slug).Select(row => row.Id).SingleAsync(cancellationToken);
        Editing.AddAudit(db, competitionId, actor, time.GetUtcNow().UtcDateTime, ArchiveActions.Exported, prepared.Value.FileName);
        await db.SaveChangesAsync(cancellationToken);
        return prepared;
    }

    private async Task<Answer<PreparedBundle>> PrepareAsync(SharedTaskDb db, string slug, BundleDialect dialect, Actor actor, CancellationToken cancellationToken)
    {
        var found = await Editing.FindAsOwnerAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var source = await BundleSource.ReadAsync(db, found.Value, cancellationToken);
        var draft = dialect == BundleDialect.Codabench ? new CodabenchWriter(source).Write() : new CodaLabWriter(source).Write();
        return new PreparedBundle(slug, draft, blobs);
    }
}
