using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The runs. The filter stands in the address, so that it can be shared; the list looks again while a run of it moves.</summary>
public sealed partial class RunsPart(ListRunsForOrganizers listRuns, NavigationManager navigation, IJSRuntime script, Follower follower)
{
    private RunFilter filter = new();
    private ConsoleRunPage? page;

    private string StateText => filter.HeldOnly ? "held" : filter.State?.ToString() ?? "";

    // On the first page runs may also arrive.
    private bool IsMoving => filter.After is null || page?.Runs.Any(run => run.State < RunState.Scored) == true;

    protected override Task OnInitializedAsync()
    {
        filter = Read(new Uri(navigation.Uri).Query);
        return LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = follower.FollowAsync(() => IsMoving, () => InvokeAsync(LookAsync), Disposed);
        }
    }

    private static RunFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new RunFilter
        {
            State = Enum.TryParse<RunState>(Value("state"), out var state) && Enum.IsDefined(state) ? state : null,
            HeldOnly = Value("held") == "true",
            TrackId = Guid.TryParse(Value("track"), out var track) ? track : null,
            PhaseId = Guid.TryParse(Value("phase"), out var phase) ? phase : null,
            Team = Value("team") ?? "",
            After = RunCursor.Parse(Value("after")),
        };

        string? Value(string name) => values.TryGetValue(name, out var found) ? found.ToString() : null;
    }

    private static string Write(RunFilter filter)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal)
        {
            ["state"] = filter.State?.ToString(),
            ["held"] = filter.HeldOnly ? "true" : null,
            ["track"] = filter.TrackId?.ToString(),
            ["phase"] = filter.PhaseId?.ToString(),
            ["team"] = filter.Team.Length > 0 ? filter.Team : null,
            ["after"] = filter.After?.ToString(),
        };
        return QueryHelpers.AddQueryString("", values.Where(pair => pair.Value is not null));
    }

    private static Guid? IdOf(ChangeEventArgs change) => Guid.TryParse(change.Value?.ToString(), out var id) ? id : null;

    private RunFilter WithState(string? text) => filter with
    {
        HeldOnly = text == "held",
        State = Enum.TryParse<RunState>(text, out var state) ? state : null,
    };

    private Task FilterAsync(RunFilter chosen) => GoAsync(chosen with { After = null });

    private async Task GoAsync(RunFilter chosen)
    {
        filter = chosen;
        // A navigation would load the whole page anew.
        await script.InvokeVoidAsync("history.replaceState", Disposed, null, "", new Uri(navigation.Uri).AbsolutePath + Write(filter));
        await LoadAsync();
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var asked = filter;
        var answer = await listRuns.ExecuteAsync(Console.Slug, asked, Actor, Disposed);
        if (asked != filter)
        {
            return;
        }

        page = answer.IsRefused ? new ConsoleRunPage([], null) : answer.Value;
        if (answer.IsRefused)
        {
            Tell(answer);
        }
    }
}
