using Microsoft.AspNetCore.Components;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The phases. Times are typed on the clocks of a zone; the form keeps them so, and saves them in UTC.</summary>
public sealed partial class PhasesPart(SavePhase save, RemovePhase remove, ReleasePhase release, TimeProvider time)
{
    private ElementReference titleInput;
    private Guid? phaseId;
    private string title = "";
    private string zone = CompetitionTime.AnywhereOnEarth;
    private DateTime? starts;
    private DateTime? ends;
    private int? perDay;
    private int? inAll;
    private BoardVisibility visibility;
    private DateTime? freezes;
    private DateTime? releases;
    private HashSet<Guid> tracks = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override void OnInitialized()
    {
        zone = Console.Details.TimeZoneId;
        Reset();
        if (Console.Phases.FirstOrDefault(phase => phase.PhaseId == EditedInAddress) is { } edited)
        {
            Fill(edited);
        }
    }

    private bool MayRelease(PhaseDetails phase) =>
        (phase.Visibility != BoardVisibility.Open || phase.FreezesAt is not null) && !(phase.ReleasesAt <= Now);

    private void Reset()
    {
        // From today, for thirty days, to the last second of the last one.
        var today = CompetitionTime.ToLocal(Now, zone).Date;
        (phaseId, title, starts, ends) = (null, "", today, today.AddDays(31).AddSeconds(-1));
        (perDay, inAll, visibility, freezes, releases) = (5, null, BoardVisibility.Open, null, null);
        tracks = [.. Console.Tracks.Select(track => track.TrackId)];
    }

    private async Task EditAsync(PhaseDetails phase)
    {
        TellNothing();
        Fill(phase);
        await KeepInAddressAsync(phase.PhaseId);
        await titleInput.FocusAsync();
    }

    private void Fill(PhaseDetails phase)
    {
        (phaseId, title, starts, ends) = (phase.PhaseId, phase.Title, Local(phase.StartsAt), Local(phase.EndsAt));
        (perDay, inAll, visibility) = (phase.RunsPerDay, phase.RunsInAll, phase.Visibility);
        (freezes, releases) = (Local(phase.FreezesAt), Local(phase.ReleasesAt));
        tracks = [.. phase.TrackIds];
    }

    private Task CloseAsync()
    {
        Reset();
        return KeepInAddressAsync(null).AsTask();
    }

    /// <summary>The moments stay; the clocks on which they are shown change.</summary>
    private void ChangeZone(string chosen)
    {
        var (start, end, freeze, released) = (Utc(starts), Utc(ends), Utc(freezes), Utc(releases));
        zone = chosen;
        (starts, ends, freezes, releases) = (Local(start), Local(end), Local(freeze), Local(released));
    }

    private void Toggle(Guid track, bool takesPart)
    {
        if (!takesPart)
        {
            tracks.Remove(track);
            return;
        }

        tracks.Add(track);
    }

    private async Task SaveAsync()
    {
        var details = new PhaseDetails
        {
            PhaseId = phaseId,
            Title = title,
            StartsAt = Utc(starts) ?? Now,
            EndsAt = Utc(ends),
            RunsPerDay = perDay,
            RunsInAll = inAll,
            Visibility = visibility,
            FreezesAt = Utc(freezes),
            ReleasesAt = Utc(releases),
            TrackIds = tracks,
            Revision = Console.Revision,
        };
        if (Tell(await save.ExecuteAsync(Console.Slug, details, Actor, Disposed)))
        {
            await CloseAsync();
            await Changed.InvokeAsync();
        }
    }

    private async Task RemoveAsync(PhaseDetails phase)
    {
        if (Tell(await remove.ExecuteAsync(Console.Slug, phase.PhaseId!.Value, Actor, Disposed), "Removed"))
        {
            await CloseAsync();
        }

        await Changed.InvokeAsync();
    }

    private async Task ReleaseAsync(PhaseDetails phase)
    {
        Tell(await release.ExecuteAsync(Console.Slug, phase.PhaseId!.Value, Actor, Disposed), "Released");
        await Changed.InvokeAsync();
    }

    private DateTime? Utc(DateTime? typed) => typed is { } local ? CompetitionTime.ToUtc(local, zone) : null;

    private DateTime? Local(DateTime? moment) => moment is { } utc ? CompetitionTime.ToLocal(utc, zone) : null;
}
