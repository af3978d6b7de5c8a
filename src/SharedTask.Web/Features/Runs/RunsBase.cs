using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SharedTask.Core;
using SharedTask.Core.Runs;
using SharedTask.Web.Account;

namespace SharedTask.Web.Features.Runs;

/// <summary>A console page that follows runs: it looks again every moment as long as one of them moves.</summary>
public abstract class RunsBase : ComponentBase, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource disposed = new();

    [Parameter]
    public string Competition { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

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
            _ = FollowAsync();
        }
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    protected virtual void Dispose(bool disposing)
    {
        disposed.Cancel();
        disposed.Dispose();
    }

    private async Task FollowAsync()
    {
        var cancellation = Disposed;
        try
        {
            using var timer = new PeriodicTimer(LookAgain, Time);
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (IsMoving)
                {
                    await InvokeAsync(LoadAsync);
                    await InvokeAsync(StateHasChanged);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page has been left.
        }
    }
}
