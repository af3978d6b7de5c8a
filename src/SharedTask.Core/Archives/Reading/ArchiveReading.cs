using SharedTask.Core.Archives.Content;
using SharedTask.Core.Bundles.Findings;

namespace SharedTask.Core.Archives.Reading;

/// <summary>What was read of an archive; nothing has been created.</summary>
public sealed record ArchiveReading
{
    /// <summary>The competition; <see langword="null"/> if an error prevents even that.</summary>
    public ArchivedCompetition? Competition { get; init; }

    public IReadOnlyList<ArchivedPerson> People { get; init; } = [];

    public int Runs { get; init; }

    public int Files { get; init; }

    /// <summary>Everything that was found, the worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public bool CanImport => Competition is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);
}
