using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>What an import would create.</summary>
public sealed record ImportPlan
{
    public required BundleDialect Dialect { get; init; }

    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    public string ContactEmail { get; init; } = "";

    public RegistrationApproval Approval { get; init; }

    public int? TeamSizeCap { get; init; }

    /// <summary>The zone of its clocks; both platforms' dates are UTC.</summary>
    public string TimeZoneId { get; init; } = "UTC";

    /// <summary>Whether teams see what the scoring program reports in detail.</summary>
    public bool ShowsReports { get; init; }

    public required IReadOnlyList<ImportPage> Pages { get; init; }

    public required IReadOnlyList<ImportTrack> Tracks { get; init; }

    public required IReadOnlyList<ImportPhase> Phases { get; init; }

    public required IReadOnlyList<ImportFile> Files { get; init; }
}
