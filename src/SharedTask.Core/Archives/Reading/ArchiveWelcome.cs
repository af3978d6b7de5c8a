using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Archives.Reading;

/// <summary>Says what an archive would meet on a site: its people, its address.</summary>
public static class ArchiveWelcome
{
    /// <summary>The reading with what the site adds to it.</summary>
    public static async Task<ArchiveReading> AddAsync(SharedTaskDb db, ArchiveReading reading, bool withPeople, CancellationToken cancellationToken)
    {
        if (reading is not { CanImport: true, Competition: { } competition })
        {
            return reading;
        }

        var findings = new FindingList();
        if (!withPeople)
        {
            findings.Warning("archive-people-left-out", ArchiveEntries.People, null, null, FindingEffect.None);
        }
        else if (reading.People.Count > 0)
        {
            findings.Note("archive-people", ArchiveEntries.People, null, null, FindingEffect.None, ("count", reading.People.Count), ("known", await CountKnownAsync(db, reading, cancellationToken)));
        }

        var taken = await db.Competitions.Where(row => row.Slug.StartsWith(competition.Slug)).Select(row => row.Slug).ToListAsync(cancellationToken);
        if (taken.Contains(competition.Slug, StringComparer.Ordinal))
        {
            findings.Note("archive-slug", ArchiveEntries.Competition, null, "slug", FindingEffect.ReadAs, ("text", competition.Slug), ("value", Slug.MakeUnique(competition.Slug, taken)));
        }

        return reading with { Findings = [.. reading.Findings.Concat(findings.ToList()).OrderBy(finding => finding.Severity)] };
    }

    private static async Task<int> CountKnownAsync(SharedTaskDb db, ArchiveReading reading, CancellationToken cancellationToken)
    {
        var known = 0;
        foreach (var some in reading.People.Select(person => person.Email.Normalize().ToUpperInvariant()).Chunk(500))
        {
            known += await db.Users.CountAsync(row => some.Contains(row.NormalizedEmail) && row.EmailConfirmed, cancellationToken);
        }

        return known;
    }
}
