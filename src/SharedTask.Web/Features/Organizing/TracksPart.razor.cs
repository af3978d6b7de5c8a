using Microsoft.AspNetCore.Components;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The tracks with their scorers.</summary>
public sealed partial class TracksPart(SaveTrack save, RemoveTrack remove, IPluginLibrary library)
{
    private IReadOnlyList<PluginManifest> plugins = [];
    private ElementReference titleInput;
    private Guid? trackId;
    private string title = "";
    private string description = "";
    private string pluginId = "";
    private string parameters = "{}";
    private ScorerLimits limits = ScorerLimits.Open;
    private RunSelection selection;
    private RankingRule rankingRule;
    private TieRule tieRule;
    private int maxRun = 100;

    private PluginManifest? Current => plugins.FirstOrDefault(plugin => plugin.Id == pluginId);

    private string? TitleError => ErrorAt("track.title-length");

    private string? WrongParameter => Refused is { } refusal && refusal.Key.StartsWith("scorer.parameter", StringComparison.Ordinal)
        ? refusal.Facts.GetValueOrDefault("name") as string
        : null;

    private string? LimitError => Refused is { } refusal && refusal.Key.StartsWith("scorer.limit", StringComparison.Ordinal) ? Error : null;

    private string? ParameterError => WrongParameter is null ? null : Error;

    protected override void OnInitialized()
    {
        plugins = library.List();
        Reset();
        if (Console.Tracks.FirstOrDefault(track => track.TrackId == EditedInAddress) is { } edited)
        {
            Fill(edited);
        }
    }

    private void ChoosePlugin(ChangeEventArgs change) => (pluginId, parameters) = (change.Value?.ToString() ?? "", "{}");

    private async Task EditAsync(ConsoleTrack track)
    {
        TellNothing();
        Fill(track);
        await KeepInAddressAsync(track.TrackId);
        await titleInput.FocusAsync();
    }

    private void Fill(ConsoleTrack track)
    {
        (trackId, title, description) = (track.TrackId, track.Title, track.Description);
        (pluginId, parameters) = (track.Scorer?.PluginId ?? pluginId, track.Scorer?.ParametersJson ?? "{}");
        limits = track.Scorer?.Limits ?? ScorerLimits.Open;
        (selection, rankingRule, tieRule, maxRun) = (track.RunSelection, track.RankingRule, track.TieRule, track.MaxRunMegabytes);
    }

    private Task CloseAsync()
    {
        Reset();
        return KeepInAddressAsync(null).AsTask();
    }

    private void Reset()
    {
        (trackId, title, description, parameters, limits) = (null, "", "", "{}", ScorerLimits.Open);
        (selection, rankingRule, tieRule, maxRun) = (default, default, default, 100);
        pluginId = plugins.Count > 0 ? plugins[0].Id : "";
    }

    private async Task SaveAsync()
    {
        var details = new TrackDetails
        {
            TrackId = trackId,
            Title = title,
            Description = description,
            PluginId = pluginId,
            ParametersJson = parameters,
            Limits = limits,
            RunSelection = selection,
            RankingRule = rankingRule,
            TieRule = tieRule,
            MaxRunMegabytes = maxRun,
            Revision = Console.Revision,
        };
        if (Tell(await save.ExecuteAsync(Console.Slug, details, Actor, Disposed)))
        {
            await CloseAsync();
            await Changed.InvokeAsync();
        }
    }

    private async Task RemoveAsync(ConsoleTrack track)
    {
        if (Tell(await remove.ExecuteAsync(Console.Slug, track.TrackId, Actor, Disposed), "Removed"))
        {
            await CloseAsync();
        }

        await Changed.InvokeAsync();
    }
}
