namespace SharedTask.Core.Bundles.Plan;

/// <summary>Whose format a bundle follows.</summary>
public enum BundleDialect
{
    /// <summary>CodaLab Competitions, version 1 to 1.8.</summary>
    CodaLab,

    /// <summary>Codabench, version 2.</summary>
    Codabench,
}
