using SharedTask.Core.Archives.Content;
using SharedTask.Core.Audit;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Import;

/// <summary>Makes the rows of a competition's history.</summary>
internal static class HistoryRows
{
    public static AuditEntry Make(ArchivedAction action, Competition competition, ArchiveGuard guard, Func<int?, Guid> personOf, Guid id) => guard.Row(
        new AuditEntry
        {
            Id = id,
            At = action.At,
            AccountId = action.Person is { } person ? personOf(person) : null,
            CompetitionId = competition.Id,
            Action = action.Action,
            Subject = action.Subject,
            DetailsJson = guard.Json(action.DetailsJson, "detailsJson")!,
        },
        "line");
}
