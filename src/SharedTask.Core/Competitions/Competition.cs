namespace SharedTask.Core.Competitions;

/// <summary>The whole event, such as "NADI 2021".</summary>
public sealed class Competition
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name in addresses: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    /// <summary>One or two sentences in plain text.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The overview page, in Markdown.</summary>
    public string Overview { get; set; } = "";

    /// <summary>Rules and terms, in Markdown; a team accepts them when it registers.</summary>
    public string Rules { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    /// <summary>The time zone in which its organizers think, an IANA id or <c>AoE</c>.</summary>
    public string TimeZoneId { get; set; } = "AoE";

    public CompetitionState State { get; set; }

    public RegistrationApproval Approval { get; set; }

    /// <summary>The most members that a team may have; <see langword="null"/> for no cap.</summary>
    public int? TeamSizeCap { get; set; }

    /// <summary>The queue in which its runs wait; workers serve the queues that they are told.</summary>
    public string QueueLabel { get; set; } = Evaluations.QueueNames.Default;

    public DateTime CreatedAt { get; set; }

    public DateTime? OpenedAt { get; set; }

    public long Revision { get; set; }
}
