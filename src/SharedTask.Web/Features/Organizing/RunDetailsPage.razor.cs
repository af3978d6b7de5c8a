using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Features.Organizing;

/// <summary>A run with everything that organizers may know of it; looks again while the run moves.</summary>
public sealed partial class RunDetailsPage(FindRunForOrganizers findRun, RescoreRuns rescore, FlagRun flagRun, RefusalText refusals, ISnackbar snackbar, Follower follower) : IDisposable
{
    private readonly CancellationTokenSource disposed = new();
    private ConsoleRun? run;
    private Actor actor = Actor.Anonymous;
    private string? error;

    [Parameter]
    public string Competition { get; set; } = "";

    [Parameter]
    public Guid RunId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    public void Dispose()
    {
        disposed.Cancel();
        disposed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = (await Authentication).User.ToActor();
        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = follower.FollowAsync(() => run?.State < RunState.Scored, () => InvokeAsync(LookAsync), disposed.Token);
        }
    }

    private async Task LoadAsync()
    {
        var answer = await findRun.ExecuteAsync(Competition, RunId, actor, disposed.Token);
        run = answer.IsRefused ? null : answer.Value;
        error = answer.Refusal is { } refusal ? refusals.Of(refusal) : error;
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task FlagAsync(RunFlag flag)
    {
        var answer = await flagRun.ExecuteAsync(Competition, RunId, flag, actor, disposed.Token);
        error = answer.Refusal is { } refusal ? refusals.Of(refusal) : null;
        if (error is null)
        {
            snackbar.Add(Text[flag == RunFlag.None ? "Unmarked" : "Marked"], Severity.Success);
        }

        await LoadAsync();
    }

    private async Task RescoreAsync()
    {
        var answer = await rescore.ExecuteAsync(new RescoreRunsCommand(run!.CompetitionId, RunId), actor, disposed.Token);
        error = answer.Refusal is { } refusal ? refusals.Of(refusal) : null;
        if (error is null)
        {
            snackbar.Add(Text[answer.Value > 0 ? "RescoredOne" : "RescoredNone"], answer.Value > 0 ? Severity.Success : Severity.Info);
        }

        await LoadAsync();
    }
}
