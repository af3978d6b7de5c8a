using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Data;

namespace SharedTask.Core.Archives.Writing;

/// <summary>
/// The people of a competition by their addresses: organizers, members, and who else submitted, registered or uploaded references.
/// Administrators who only looked after it are not among them.
/// </summary>
internal sealed class PeopleIndex
{
    private readonly Dictionary<Guid, int> places = [];

    public IReadOnlyList<ArchivedPerson> People { get; private init; } = [];

    public static async Task<PeopleIndex> ReadAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var accounts = await db.Users.AsNoTracking()
            .Where(account => db.Organizers.Any(row => row.CompetitionId == competitionId && row.AccountId == account.Id)
                || db.TeamMembers.Any(row => row.CompetitionId == competitionId && row.AccountId == account.Id)
                || db.Registrations.Any(row => row.CompetitionId == competitionId && row.RequestedBy == account.Id)
                || db.Runs.Any(row => row.CompetitionId == competitionId && row.SubmittedBy == account.Id)
                || db.ReferenceSets.Any(row => row.CreatedBy == account.Id && db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == competitionId)))
            .Select(account => new { account.Id, account.NormalizedEmail, account.DisplayName })
            .ToListAsync(cancellationToken);
        // Two sites may write an address in different case; it is the same mailbox.
        var ordered = accounts
            .Select(account => (account.Id, Person: new ArchivedPerson(account.NormalizedEmail!.ToLowerInvariant(), account.DisplayName)))
            .OrderBy(account => account.Person.Email, StringComparer.Ordinal)
            .ToList();
        var index = new PeopleIndex { People = ordered.ConvertAll(account => account.Person) };
        foreach (var (place, (id, _)) in ordered.Index())
        {
            index.places.Add(id, place);
        }

        return index;
    }

    /// <summary>The place of somebody who is among them.</summary>
    public int this[Guid accountId] => places[accountId];

    /// <summary>The place of an account; nothing for anybody else.</summary>
    public int? Find(Guid? accountId) => accountId is { } id && places.TryGetValue(id, out var place) ? place : null;
}
