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
}
