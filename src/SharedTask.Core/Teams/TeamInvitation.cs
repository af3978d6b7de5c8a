namespace SharedTask.Core.Teams;

/// <summary>An invitation to join a team, sent by mail.</summary>
public sealed class TeamInvitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TeamId { get; init; }

    public required string Email { get; init; }

    /// <summary>SHA-256 of the token in the mailed link, in lower-case hex.</summary>
    public required string TokenHash { get; init; }

    public required Guid InvitedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }
}
