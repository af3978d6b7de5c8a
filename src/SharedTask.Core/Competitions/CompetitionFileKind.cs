namespace SharedTask.Core.Competitions;

/// <summary>What a file of a competition is for.</summary>
public enum CompetitionFileKind
{
    StartingKit,

    PublicData,

    InputData,

    /// <summary>A sample run; for organizers alone.</summary>
    Sample,
}
