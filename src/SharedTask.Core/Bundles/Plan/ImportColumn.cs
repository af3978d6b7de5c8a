namespace SharedTask.Core.Bundles.Plan;

/// <summary>A leaderboard column.</summary>
public sealed record ImportColumn
{
    /// <summary>The key that the scoring program writes.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>The group above it, where there is one.</summary>
    public string? Group { get; init; }

    public bool HigherIsBetter { get; init; } = true;

    public int Digits { get; init; } = 2;

    public bool Hidden { get; init; }

    /// <summary>Whether the board is ranked by it; one is.</summary>
    public bool Ranks { get; init; }

    /// <summary>Its place among the columns that rank; <see langword="null"/> where only <see cref="Ranks"/> is known.</summary>
    public int? RankOrder { get; init; }

    /// <summary>How it is computed from others; <see langword="null"/> if the scoring program writes it.</summary>
    public ImportComputation? Computed { get; init; }
}
