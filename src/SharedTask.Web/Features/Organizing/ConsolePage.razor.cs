using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The console of a competition, section by section. Sections without a form look again while something moves.</summary>
public sealed partial class ConsolePage(
    FindCompetitionConsole findConsole, NavigationManager navigation, RefusalText refusals, Follower follower, IStringLocalizer<OrganizingTexts> texts) : IDisposable
{
    private static readonly string[] Sections = ["overview", "details", "tracks", "phases", "references", "columns", "teams", "runs", "organizers", "export"];

    private readonly CancellationTokenSource disposed = new();
    private CompetitionConsole? console;
    private Actor actor = Actor.Anonymous;
    private string? error;

    [Parameter]
    public string Competition { get; set; } = "";

    [Parameter]
    public string? Section { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IStringLocalizer<OrganizingTexts> Text => texts;

    private string Current => Section is not null && Sections.Contains(Section, StringComparer.Ordinal) ? Section : "overview";

    // A form keeps the revision that it was opened with, so what stands behind one is not read again under it.
    private bool IsMoving => console is not null && Current switch
    {
        "references" => console.References.Any(reference => reference.State == ReferenceState.Checking),
        "overview" => console.Counts.MovingRuns > console.Counts.HeldRuns || console.References.Any(reference => reference.State == ReferenceState.Checking),
        _ => false,
    };

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
            _ = follower.FollowAsync(() => IsMoving, () => InvokeAsync(LookAsync), disposed.Token);
        }
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var found = await findConsole.ExecuteAsync(Competition, actor, disposed.Token);
        console = found.IsRefused ? null : found.Value;
        error = found.Refusal is { } refusal ? refusals.Of(refusal) : null;
    }

    private string AddressOf(string section) => section == "overview" ? $"/organize/{Competition}" : $"/organize/{Competition}/{section}";

    private void GoTo(string section) => navigation.NavigateTo(AddressOf(section), forceLoad: true);
}
