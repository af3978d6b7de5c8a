namespace SharedTask.Core.Bundles.Plan;

/// <summary>What a file is to the teams.</summary>
public enum ImportFileKind
{
    StartingKit,

    PublicData,

    InputData,

    /// <summary>A submission that the organizers made; for them alone.</summary>
    Sample,
}
