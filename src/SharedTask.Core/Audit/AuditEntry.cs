namespace SharedTask.Core.Audit;

/// <summary>Who did what to a competition, and when. Only ever added.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTime At { get; init; }

    /// <summary>Who did it; <see langword="null"/> for the site itself.</summary>
    public Guid? AccountId { get; init; }

    public Guid? CompetitionId { get; init; }

    /// <summary>The key of its text in the <c>Audit</c> resources, such as <c>competition.opened</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What was acted on: an id or a name.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What else matters, a JSON object.</summary>
    public string DetailsJson { get; init; } = "{}";
}
