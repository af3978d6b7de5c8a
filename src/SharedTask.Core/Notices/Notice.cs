namespace SharedTask.Core.Notices;

/// <summary>Something that an account should know, in its in-app inbox.</summary>
public sealed class Notice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public Guid? CompetitionId { get; init; }

    /// <summary>The key of its text in the <c>Notices</c> resources, such as <c>run.scored</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The facts that the text names, a JSON object.</summary>
    public string FactsJson { get; init; } = "{}";

    /// <summary>The path to go to.</summary>
    public string? Link { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ReadAt { get; set; }
}
