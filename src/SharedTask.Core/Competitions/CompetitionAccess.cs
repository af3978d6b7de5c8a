namespace SharedTask.Core.Competitions;

/// <summary>What an actor is to a competition.</summary>
/// <param name="CompetitionId">The competition.</param>
/// <param name="State">Its state; only organizers see a draft.</param>
/// <param name="IsOwner">Whether the actor owns it, or administers the site.</param>
/// <param name="IsOrganizer">Whether the actor is one of its organizers, or administers the site.</param>
/// <param name="TeamId">The actor's team in it, whatever became of its registration.</param>
public sealed record CompetitionAccess(Guid CompetitionId, CompetitionState State, bool IsOwner, bool IsOrganizer, Guid? TeamId)
{
    /// <summary>Whether the actor may know that the competition exists.</summary>
    public bool IsVisible => State != CompetitionState.Draft || IsOrganizer;
}
