using SharedTask.Core.Bundles.Findings;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>What was read of a bundle.</summary>
/// <param name="Plan">What an import would create; <see langword="null"/> if an error prevents even that.</param>
/// <param name="Findings">Everything that was found, the worst first.</param>
/// <param name="MoreFindings">How many findings did not fit.</param>
public sealed record BundleReading(ImportPlan? Plan, IReadOnlyList<Finding> Findings, int MoreFindings)
{
    /// <summary>Whether it may be imported.</summary>
    public bool CanImport => Plan is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);
}
