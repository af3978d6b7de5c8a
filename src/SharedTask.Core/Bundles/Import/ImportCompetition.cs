using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>
/// Makes a draft of an uploaded bundle, whole or not at all; whoever uploaded it owns the draft. Blobs are stored first: they are kept
/// by their content, so that an import that fails leaves nothing that anybody sees.
/// </summary>
public sealed class ImportCompetition(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, IWorkSignal signal, TimeProvider time)
{
    /// <summary>Answers the new competition's slug; every track keeps its own program.</summary>
    public Task<Answer<string>> ExecuteAsync(Guid uploadId, Actor actor, CancellationToken cancellationToken) =>
        ExecuteAsync(uploadId, new Dictionary<int, ImportTwin>(), actor, cancellationToken);

    /// <summary>Answers the new competition's slug; tracks for which a twin was chosen, by their place in the plan, are scored by it.</summary>
    public async Task<Answer<string>> ExecuteAsync(Guid uploadId, IReadOnlyDictionary<int, ImportTwin> twins, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await BundleOpener.FindAsync(db, uploadId, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var limits = new BundleLimits();
        var opened = await BundleOpener.OpenAsync(blobs, found.Value, limits, cancellationToken);
        if (opened.Refusal is { } unreadable)
        {
            return unreadable;
        }

        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, cancellationToken);
        if (!reading.CanImport)
        {
            return new Refusal("bundle.has-errors", ("count", reading.Findings.Count(finding => finding.Severity == FindingSeverity.Error)));
        }

        var made = await new DraftMaker(new PartStore(bundle, blobs), twins, actor, time.GetUtcNow().UtcDateTime).MakeAsync(reading.Plan!, cancellationToken);
        return await SaveAsync(db, found.Value, made, actor, cancellationToken);
    }

    private async Task<Answer<string>> SaveAsync(SharedTaskDb db, BundleUpload upload, Draft draft, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var competition = draft.Competition;
        var taken = await db.Competitions.Where(row => row.Slug.StartsWith(competition.Slug)).Select(row => row.Slug).ToListAsync(cancellationToken);
        competition.Slug = Slug.MakeUnique(competition.Slug, taken);
        // Two clicks, one competition.
        var won = await db.BundleUploads
            .Where(row => row.Id == upload.Id && row.CompetitionId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CompetitionId, competition.Id), cancellationToken);
        if (won == 0)
        {
            return new Refusal("bundle.imported-already");
        }

        db.AddRange(draft.Rows);
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "competition.imported", upload.FileName, cancellationToken);
        if (saved.Refusal is { } conflict)
        {
            return conflict;
        }

        await transaction.CommitAsync(cancellationToken);
        signal.ThereIsWork();
        return competition.Slug;
    }
}
