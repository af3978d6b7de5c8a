using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A bundle that can be written.</summary>
internal sealed record BundleDraft(BundleDialect Dialect, BundleFiles Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the format can hold the competition at all.</summary>
    public bool Fits => Findings.All(finding => finding.Severity != FindingSeverity.Error);
}
