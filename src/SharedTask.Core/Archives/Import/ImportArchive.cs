using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Archives.Reading;
using SharedTask.Core.Archives.Writing;
using SharedTask.Core.Backups;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Import;

/// <summary>
/// Makes a competition of an archive, whole or not at all. Files are stored first: they are kept by their content, so that an import
/// that fails leaves nothing that anybody sees. Leaderboards are made anew from the scores.
/// </summary>
public sealed class ImportArchive(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, UpdateLeaderboard leaderboards, IWorkSignal signal, TimeProvider time)
{
    private const int RunsAtATime = 200;
    private const int BlobsAtATime = 16;
    private const int SmallBlobBytes = 1024 * 1024;

    /// <summary>Imports an archive from a file that can seek; a refusal if it has errors, which <see cref="ReadArchive"/> tells.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="limits">What it may hold.</param>
    /// <param name="terms">On whose behalf, and with whom.</param>
    /// <param name="claim">Is asked inside the transaction, with the competition's id, whether it may go on.</param>
    /// <param name="cancellationToken">Stops it; nothing is created then.</param>
    public async Task<Answer<ImportedArchive>> ExecuteAsync(
        Stream file, ArchivePackageLimits limits, ArchiveTerms terms, Func<SharedTaskDb, Guid, Task<Refusal?>>? claim, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        await using var package = await ArchivePackage.OpenAsync(file, limits, findings, cancellationToken);
        if (package is null)
        {
            return HasErrors(findings);
        }

        await PutBlobsAsync(package, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var made = await MakeAsync(db, package, terms, claim, findings, cancellationToken);
            if (!made.IsRefused)
            {
                await transaction.CommitAsync(cancellationToken);
                signal.ThereIsWork();
            }

            return made;
        }
        catch (ArchiveContentException exception)
        {
            findings.Error("archive-content", exception.Page, null, exception.Field);
            return HasErrors(findings);
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException)
        {
            // Somebody took the slug, or registered with an address, at the same moment.
            return new Refusal("changed-meanwhile");
        }
    }

    private static Refusal HasErrors(FindingList findings) =>
        new("bundle.has-errors", ("count", findings.ToList().Count(finding => finding.Severity == FindingSeverity.Error)));

    /// <summary>Each file waits until the disk has it: the small ones, of which there are thousands, wait together.</summary>
    private Task PutBlobsAsync(ArchivePackage package, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        ReadSmallBlobsAsync(package, cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = BlobsAtATime, CancellationToken = cancellationToken },
        async (small, stop) => await PutAsync(small.Blob, small.Content, stop));

    /// <summary>The archive is read by one at a time; large files are stored on the way.</summary>
    private async IAsyncEnumerable<(BackupBlob Blob, MemoryStream Content)> ReadSmallBlobsAsync(ArchivePackage package, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var blob in package.Manifest.Blobs)
        {
            await using var content = await package.OpenAsync(blob, cancellationToken);
            if (blob.Bytes > SmallBlobBytes)
            {
                await PutAsync(blob, content, cancellationToken);
                continue;
            }

            var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            yield return (blob, copy);
        }
    }

    private async Task PutAsync(BackupBlob blob, Stream content, CancellationToken cancellationToken)
    {
        var stored = await blobs.PutAsync(content, blob.Bytes, cancellationToken);
        if (stored.IsRefused || stored.Value.Hash != blob.Sha256)
        {
            throw new IOException($"The file {blob.Sha256} of the archive has changed while it was imported.");
        }
    }

    private async Task<Answer<ImportedArchive>> MakeAsync(
        SharedTaskDb db, ArchivePackage package, ArchiveTerms terms, Func<SharedTaskDb, Guid, Task<Refusal?>>? claim, FindingList findings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var archived = await package.ReadAsync<ArchivedCompetition>(ArchiveEntries.Competition, findings, cancellationToken);
        var people = await package.ReadAsync<List<ArchivedPerson>>(ArchiveEntries.People, findings, cancellationToken);
        if (archived is null || people is null)
        {
            return HasErrors(findings);
        }

        var guard = ReadArchive.GuardOf(package);
        ReadArchive.CheckPeople(people, guard.On(ArchiveEntries.People));
        var accounts = terms.WithPeople ? await new ArchiveAccounts(db, now.UtcDateTime).FindOrMakeAsync(people, cancellationToken) : [];
        var stand = StandOf(terms, archived, accounts);
        var ids = new IdSequence(now);
        var rows = new SettingsRows(archived, guard, terms.WithPeople, PersonOf, ids);
        if (claim is not null && await claim(db, rows.Competition.Id) is { } taken)
        {
            return taken;
        }

        await NameAsync(db, rows.Competition, cancellationToken);
        AddOwner(rows, terms, db);
        db.AddRange(rows.All);
        Editing.AddAudit(db, rows.Competition.Id, new Actor(terms.Stand == Guid.Empty ? null : terms.Stand, IsAdministrator: false), now.UtcDateTime, ArchiveActions.Arrived, archived.Title);
        await SaveAsync(db, cancellationToken);
        await AddRunsAsync(db, package, new RunRows(rows, guard.On(ArchiveEntries.Runs), PersonOf, ids), findings, cancellationToken);
        if (terms.WithPeople)
        {
            await AddHistoryAsync(db, package, rows.Competition, guard.On(ArchiveEntries.History), PersonOf, ids, findings, cancellationToken);
        }

        if (findings.HasErrors)
        {
            return HasErrors(findings);
        }

        return new ImportedArchive(rows.Competition.Id, rows.Competition.Slug, archived.Boards.Count, await RebuildAsync(db, archived, rows, cancellationToken));

        Guid PersonOf(int? person) => person is { } place && terms.WithPeople ? guard.On(ArchiveEntries.People).At(accounts, place, "person") : stand;
    }

    /// <summary>Who stands for those whom the archive does not name: somebody always does, for notices go to people.</summary>
    private static Guid StandOf(ArchiveTerms terms, ArchivedCompetition archived, IReadOnlyList<Guid> accounts)
    {
        if (terms.Stand != Guid.Empty)
        {
            return terms.Stand;
        }

        var owner = archived.Organizers.FirstOrDefault(organizer => organizer.Role == OrganizerRole.Owner);
        return owner is not null && owner.Person >= 0 && owner.Person < accounts.Count ? accounts[owner.Person] : throw new ArchiveContentException(ArchiveEntries.Competition, "organizers");
    }

    private static async Task NameAsync(SharedTaskDb db, Competition competition, CancellationToken cancellationToken)
    {
        var taken = await db.Competitions.Where(row => row.Slug.StartsWith(competition.Slug)).Select(row => row.Slug).ToListAsync(cancellationToken);
        competition.Slug = Slug.MakeUnique(competition.Slug, taken);
    }

    private static void AddOwner(SettingsRows rows, ArchiveTerms terms, SharedTaskDb db)
    {
        var organizers = rows.All.OfType<Organizer>().ToList();
        if ((terms.IsOwner || !organizers.Exists(row => row.Role == OrganizerRole.Owner)) && terms.Stand != Guid.Empty)
        {
            var own = organizers.Find(row => row.AccountId == terms.Stand);
            if (own is null)
            {
                db.Add(new Organizer { CompetitionId = rows.Competition.Id, AccountId = terms.Stand, Role = OrganizerRole.Owner });
            }
            else
            {
                own.Role = OrganizerRole.Owner;
            }
        }
    }

    private static async Task AddRunsAsync(SharedTaskDb db, ArchivePackage package, RunRows rows, FindingList findings, CancellationToken cancellationToken)
    {
        var waiting = 0;
        await foreach (var run in package.ReadLinesAsync<ArchivedRun>(ArchiveEntries.Runs, findings, cancellationToken))
        {
            db.AddRange(rows.Make(run));
            if (++waiting % RunsAtATime == 0)
            {
                await SaveAsync(db, cancellationToken);
            }
        }

        db.AddRange(rows.Counters());
        await SaveAsync(db, cancellationToken);
    }

    private static async Task AddHistoryAsync(
        SharedTaskDb db, ArchivePackage package, Competition competition, ArchiveGuard guard, Func<int?, Guid> personOf, IdSequence ids, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var action in package.ReadLinesAsync<ArchivedAction>(ArchiveEntries.History, findings, cancellationToken))
        {
            db.Add(HistoryRows.Make(action, competition, guard, personOf, ids.Next()));
        }

        await SaveAsync(db, cancellationToken);
    }

    private static async Task SaveAsync(SharedTaskDb db, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Makes every board anew; answers those that differ from what the archive says, in a rank or a bit of a value.</summary>
    private async Task<IReadOnlyList<string>> RebuildAsync(SharedTaskDb db, ArchivedCompetition archived, SettingsRows rows, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var places = await db.Runs.Where(run => run.CompetitionId == rows.Competition.Id).Select(run => new { run.TrackId, run.PhaseId }).Distinct().ToListAsync(cancellationToken);
        foreach (var place in places)
        {
            await leaderboards.RebuildAsync(db, place.TrackId, place.PhaseId, cancellationToken);
            db.ChangeTracker.Clear();
        }

        var built = await new SettingsReader(db, await CompetitionRows.ReadAsync(db, rows.Competition.Id, cancellationToken)).BoardsAsync(cancellationToken);
        return
        [
            .. archived.Boards.Select(ToText).Except(built.Select(ToText), StringComparer.Ordinal)
                .Concat(built.Select(ToText).Except(archived.Boards.Select(ToText), StringComparer.Ordinal))
                .Select(text => JsonSerializer.Deserialize<ArchivedBoard>(text, ArchiveJson.Lines)!)
                .Select(board => $"{rows.Tracks[board.Track].Title} / {rows.Phases[board.Phase].Title}")
                .Distinct(StringComparer.Ordinal),
        ];

        static string ToText(ArchivedBoard board) => JsonSerializer.Serialize(board, ArchiveJson.Lines);
    }
}
