namespace SharedTask.Core.Bundles.Findings;

/// <summary>What is done about a finding.</summary>
public enum FindingEffect
{
    /// <summary>The finding's own text says it.</summary>
    None,

    /// <summary>Nothing is imported until it is corrected.</summary>
    Refused,

    /// <summary>The value is left out.</summary>
    LeftOut,

    /// <summary>The value is read as the fact <c>value</c> says.</summary>
    ReadAs,

    /// <summary>It is imported as its author meant it.</summary>
    Kept,

    /// <summary>The platforms lose it; it is kept under a key of ours, for an import here.</summary>
    OurKey,

    /// <summary>Organizers have to set it after the import.</summary>
    ByHand,
}
