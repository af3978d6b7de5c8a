namespace SharedTask.Core.Bundles.Export;

/// <summary>Lays phases one after the other, as Codabench wants them: none overlaps, and each ends before the next begins.</summary>
internal static class PhaseWindows
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The windows, in the order of the phases.</summary>
    public static IReadOnlyList<PhaseWindow> Of(IReadOnlyList<SourcePhase> phases)
    {
        var ordered = phases.OrderBy(phase => phase.Phase.StartsAt).ThenBy(phase => phase.Index).ToList();
        var windows = new PhaseWindow[phases.Count];
        DateTime? before = null;
        for (var i = 0; i < ordered.Count; i++)
        {
            var row = ordered[i].Phase;
            var start = Seconds(row.StartsAt);
            start = before is { } end && start <= end ? end + Moment : start;
            DateTime? next = i + 1 < ordered.Count ? Seconds(ordered[i + 1].Phase.StartsAt) : null;
            var last = End(row.EndsAt is { } said ? Seconds(said) : null, start, next);
            // A second is lost wherever a phase ends as the next begins; nobody would call that a change.
            var isChanged = start != Seconds(row.StartsAt) || (last is { } written && (row.EndsAt is not { } own || Math.Abs((own - written).TotalSeconds) > 1.5));
            windows[ordered[i].Index] = new PhaseWindow(i, start, last, isChanged);
            before = last;
        }

        return windows;
    }

    private static DateTime? End(DateTime? said, DateTime start, DateTime? next)
    {
        if (next is not { } later)
        {
            return said;
        }

        var most = later - Moment;
        var end = said is { } own && own < most ? own : most;
        return end > start ? end : start + Moment;
    }

    /// <summary>The moment as it is written: no fractions of seconds.</summary>
    public static DateTime Seconds(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
