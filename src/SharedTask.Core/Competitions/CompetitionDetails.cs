namespace SharedTask.Core.Competitions;

/// <summary>What organizers say of a competition.</summary>
public sealed record CompetitionDetails
{
    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    public string Overview { get; init; } = "";

    public string Rules { get; init; } = "";

    public string ContactEmail { get; init; } = "";

    public RegistrationApproval Approval { get; init; }

    public int? TeamSizeCap { get; init; }

    /// <summary>The time zone in which its organizers think, an IANA id or <c>AoE</c>.</summary>
    public string TimeZoneId { get; init; } = CompetitionTime.AnywhereOnEarth;

    /// <summary>The revision that was edited; a newer one refuses the edit. <see langword="null"/> does not ask.</summary>
    public long? Revision { get; init; }
}
