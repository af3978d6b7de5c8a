namespace SharedTask.Core.Competitions;

/// <summary>Where a competition is in its life.</summary>
public enum CompetitionState
{
    /// <summary>Only its organizers see it.</summary>
    Draft,

    /// <summary>Everybody sees it; phases decide what can be done.</summary>
    Open,

    /// <summary>It is over and kept for reading.</summary>
    Closed,
}
