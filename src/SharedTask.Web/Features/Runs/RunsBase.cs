using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SharedTask.Core;
using SharedTask.Core.Runs;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Features.Runs;

/// <summary>A console page that follows runs: it looks again every moment as long as one of them moves.</summary>
public abstract class RunsBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource disposed = new();

    [Parameter]
    public string Competition { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private Follower Follower { get; set; } = null!;

    protected CancellationToken Disposed => disposed.Token;

    protected Actor Actor { get; private set; } = Actor.Anonymous;

    /// <summary>Whether a run on the page may change by itself.</summary>
    protected abstract bool IsMoving { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected static bool Moves(MyRun run) => run.State is RunState.Checking or RunState.Waiting or RunState.Scoring;

    protected override async Task OnInitializedAsync()
    {
        Actor = (await Authentication).User.ToActor();
        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = Follower.FollowAsync(() => IsMoving, () => InvokeAsync(LookAsync), Disposed);
        }
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    protected virtual void Dispose(bool disposing)
    {
        disposed.Cancel();
        disposed.Dispose();
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
