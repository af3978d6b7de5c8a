namespace SharedTask.Core.Accounts;

/// <summary>What the site holds about a person.</summary>
public sealed record OwnData
{
    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required bool TwoFactor { get; init; }

    public required IReadOnlyList<OwnTeam> Teams { get; init; }

    public required IReadOnlyList<OwnRun> Runs { get; init; }

    public required IReadOnlyList<string> Organizes { get; init; }

    public required IReadOnlyList<OwnNotice> Notices { get; init; }

    public required IReadOnlyList<OwnAction> Actions { get; init; }
}
