using Microsoft.AspNetCore.Components;
using SharedTask.Core.Competitions;

namespace SharedTask.Web.Features.Organizing;

/// <summary>What the competition says of itself.</summary>
public sealed partial class DetailsPart(UpdateCompetitionDetails update)
{
    private string title = "";
    private string summary = "";
    private string overview = "";
    private string rules = "";
    private string contact = "";
    private string zone = CompetitionTime.AnywhereOnEarth;
    private RegistrationApproval approval;
    private int? cap;

    /// <summary>Raised when it has been saved.</summary>
    [Parameter]
    public EventCallback Next { get; set; }

    private string? TitleError => ErrorAt("competition.title-length");

    private string? ContactError => ErrorAt("competition.contact-email");

    private string? CapError => ErrorAt("competition.team-size");

    protected override void OnInitialized()
    {
        var details = Console.Details;
        (title, summary, overview, rules) = (details.Title, details.Summary, details.Overview, details.Rules);
        (contact, zone, approval, cap) = (details.ContactEmail, details.TimeZoneId, details.Approval, details.TeamSizeCap);
    }

    private static string? Invalid(string? error) => error is null ? null : "true";

    private async Task SaveAsync()
    {
        var details = new CompetitionDetails
        {
            Title = title,
            Summary = summary,
            Overview = overview,
            Rules = rules,
            ContactEmail = contact,
            TimeZoneId = zone,
            Approval = approval,
            TeamSizeCap = cap,
            Revision = Console.Revision,
        };
        if (Tell(await update.ExecuteAsync(Console.Slug, details, Actor, Disposed)))
        {
            await Next.InvokeAsync();
        }
    }
}
