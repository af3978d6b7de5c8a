using System.Net.Mail;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Archives.Import;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Reading;

/// <summary>Reads and verifies an archive to its last byte; creates nothing.</summary>
public static class ReadArchive
{
    /// <summary>Whether a file is an archive of ours, sound or not; it must be one that can seek.</summary>
    public static Task<bool> IsArchiveAsync(Stream file, CancellationToken cancellationToken) => ArchivePackage.IsOneAsync(file, new ArchivePackageLimits(), cancellationToken);

    /// <summary>Reads an archive from a file that can seek.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="limits">What it may hold.</param>
    /// <param name="plugins">The plugins of this site; <see langword="null"/> if they are not known here.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ArchiveReading> ExecuteAsync(Stream file, ArchivePackageLimits limits, IPluginLibrary? plugins, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        await using var package = await ArchivePackage.OpenAsync(file, limits, findings, cancellationToken);
        return package is null
            ? new ArchiveReading { Findings = findings.ToList() }
            : await ReadAsync(package, plugins, findings, cancellationToken);
    }

    private static async Task<ArchiveReading> ReadAsync(ArchivePackage package, IPluginLibrary? plugins, FindingList findings, CancellationToken cancellationToken)
    {
        var competition = await package.ReadAsync<ArchivedCompetition>(ArchiveEntries.Competition, findings, cancellationToken);
        var people = await package.ReadAsync<List<ArchivedPerson>>(ArchiveEntries.People, findings, cancellationToken);
        var runs = 0;
        if (competition is not null && people is not null)
        {
            try
            {
                runs = await CheckAsync(package, competition, people, findings, cancellationToken);
            }
            catch (ArchiveContentException exception)
            {
                findings.Error("archive-content", exception.Page, null, exception.Field);
            }

            Notice(package.Manifest, competition, plugins, findings);
        }

        return new ArchiveReading { Competition = competition, People = people ?? [], Runs = runs, Files = package.Manifest.Blobs.Count, Findings = findings.ToList() };
    }

    /// <summary>Makes every row as an import would, and drops it.</summary>
    private static async Task<int> CheckAsync(
        ArchivePackage package, ArchivedCompetition competition, List<ArchivedPerson> people, FindingList findings, CancellationToken cancellationToken)
    {
        var guard = GuardOf(package);
        CheckPeople(people, guard.On(ArchiveEntries.People));
        var ids = new IdSequence(DateTimeOffset.UnixEpoch);
        var rows = new SettingsRows(competition, guard, withPeople: true, PersonOf, ids);
        var runRows = new RunRows(rows, guard.On(ArchiveEntries.Runs), PersonOf, ids);
        await foreach (var run in package.ReadLinesAsync<ArchivedRun>(ArchiveEntries.Runs, findings, cancellationToken))
        {
            _ = runRows.Make(run).Count();
        }

        await foreach (var action in package.ReadLinesAsync<ArchivedAction>(ArchiveEntries.History, findings, cancellationToken))
        {
            _ = HistoryRows.Make(action, rows.Competition, guard.On(ArchiveEntries.History), PersonOf, ids.Next());
        }

        return runRows.Count;

        Guid PersonOf(int? person)
        {
            guard.Require(person is null || (person >= 0 && person < people.Count), "person");
            return Guid.Empty;
        }
    }

    internal static ArchiveGuard GuardOf(ArchivePackage package) => new(
        ArchiveEntries.Competition,
        package.Manifest.Blobs.Select(blob => blob.Sha256).ToHashSet(StringComparer.Ordinal),
        package.Manifest.Missing.ToHashSet(StringComparer.Ordinal));

    internal static void CheckPeople(List<ArchivedPerson> people, ArchiveGuard guard)
    {
        guard.Unique(people.Select(person => person.Email.ToUpperInvariant()), "email");
        guard.Require(people.TrueForAll(person => person.Email.Length <= 256 && MailAddress.TryCreate(person.Email, out var address) && address.Address == person.Email), "email");
        guard.Require(people.TrueForAll(person => person.Name.Length <= 100), "name");
    }

    private static void Notice(ArchiveManifest manifest, ArchivedCompetition competition, IPluginLibrary? plugins, FindingList findings)
    {
        foreach (var hash in manifest.Missing)
        {
            findings.Warning("archive-file-lost", null, null, null, FindingEffect.None, ("name", hash));
        }

        var needed = competition.Tracks.Select(track => track.Scorers.MaxBy(scorer => scorer.Version)?.PluginId).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var plugin in needed.Where(id => plugins is not null && id != ProgramSettings.PluginId && plugins.Find(id) is null))
        {
            findings.Warning("archive-plugin", ArchiveEntries.Competition, null, "tracks", FindingEffect.None, ("name", plugin));
        }

        if (competition.State != CompetitionState.Draft)
        {
            findings.Note(competition.State == CompetitionState.Open ? "archive-public" : "archive-closed", ArchiveEntries.Competition, null, "state", FindingEffect.None);
        }
    }
}
