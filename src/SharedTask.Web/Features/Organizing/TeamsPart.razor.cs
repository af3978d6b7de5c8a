using Microsoft.AspNetCore.Components;
using SharedTask.Core.Competitions;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The teams, and the decisions on their registrations.</summary>
public sealed partial class TeamsPart(DecideRegistration decide, ListTeamsForOrganizers listTeams, AddUnrankedTeam addUnranked)
{
    private IReadOnlyList<ConsoleTeam>? teams;
    private ElementReference noteInput;
    private Guid? deciding;
    private Guid? submitting;
    private bool mustFocus;
    private string note = "";
    private string baseline = "";

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (mustFocus)
        {
            mustFocus = false;
            await noteInput.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await listTeams.ExecuteAsync(Console.Slug, Actor, Disposed);
        teams = answer.IsRefused ? [] : answer.Value;
    }

    /// <summary>A team that is not let in deserves a reason.</summary>
    private void AskForNote(Guid team)
    {
        TellNothing();
        (deciding, note, mustFocus) = (team, "", true);
    }

    private async Task DecideAsync(Guid team, bool approve)
    {
        var said = approve ? "" : note.Trim();
        var answer = await decide.ExecuteAsync(Console.Slug, team, approve, said, (name, competition) => Mail(approve, said, name, competition), Actor, Disposed);
        if (Tell(answer, approve ? "LetIn" : "TurnedDown"))
        {
            deciding = null;
        }

        await LoadAsync();
        await Changed.InvokeAsync();
    }

    private (string Subject, string Body) Mail(bool approve, string said, string team, string competition) => (
        Text[approve ? "ApprovedSubject" : "RejectedSubject", team, competition].Value,
        $"{Text[approve ? "ApprovedBody" : "RejectedBody", team, competition].Value}{(said.Length > 0 ? $"\n{said}\n" : "")}");

    private async Task BaselineSentAsync(int number)
    {
        TellDone(Text["BaselineSent", number]);
        await LoadAsync();
    }

    private async Task AddUnrankedAsync(bool isHuman)
    {
        if (Tell(await addUnranked.ExecuteAsync(Console.Slug, baseline, isHuman, Actor, Disposed), "BaselineAdded"))
        {
            baseline = "";
            await LoadAsync();
        }
    }
}
