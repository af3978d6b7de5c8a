using SharedTask.Core.Competitions;

namespace SharedTask.Core.Leaderboards;

/// <summary>Decides, in this one place, how much of a phase's boards a viewer sees: pages, files, events and the API all ask here.</summary>
public static class BoardVisibilityRule
{
    public static BoardSight Decide(Phase phase, DateTime now, bool isOrganizer)
    {
        ArgumentNullException.ThrowIfNull(phase);
        if (isOrganizer || phase.ReleasesAt <= now)
        {
            return BoardSight.Full;
        }

        return phase.Visibility switch
        {
            BoardVisibility.Open => phase.FreezesAt <= now ? BoardSight.Frozen : BoardSight.Full,
            BoardVisibility.OwnScores => BoardSight.OwnScoresOnly,
            _ => BoardSight.Hidden,
        };
    }

    /// <summary>When <see cref="Decide"/> will next answer something else; <see langword="null"/> if that is not planned.</summary>
    public static DateTime? NextChange(Phase phase, DateTime now, bool isOrganizer)
    {
        ArgumentNullException.ThrowIfNull(phase);
        var sight = Decide(phase, now, isOrganizer);
        return new[] { phase.FreezesAt, phase.ReleasesAt }
            .Where(moment => moment > now && Decide(phase, moment.Value, isOrganizer) != sight)
            .Min();
    }
}
