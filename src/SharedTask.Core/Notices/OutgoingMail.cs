namespace SharedTask.Core.Notices;

/// <summary>A mail that waits to be sent, or was.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? NotBefore { get; set; }

    public string? LastError { get; set; }
}
