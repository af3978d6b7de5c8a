using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using SharedTask.Core.Accounts;

namespace SharedTask.Web.Account.Manage;

/// <summary>What the pages of one's own account share: the account itself, and a word about what has just been done.</summary>
public abstract class ManagePage : ComponentBase
{
    [Inject]
    protected UserManager<Core.Accounts.Account> Accounts { get; set; } = null!;

    [Inject]
    protected SignInManager<Core.Accounts.Account> SignIn { get; set; } = null!;

    [Inject]
    protected IStringLocalizer<AccountTexts> Text { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected RecordAccountEvent Record { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext Request { get; set; } = null!;

    /// <summary>The key of what has just been done; comes from the address, so only known keys are said.</summary>
    [SupplyParameterFromQuery]
    protected string? Done { get; set; }

    protected Core.Accounts.Account Me { get; private set; } = null!;

    protected string? DoneText => Done is not null && Text[$"Done.{Done}"] is { ResourceNotFound: false } text ? text.Value : null;

    protected override async Task OnInitializedAsync()
    {
        if (await Accounts.GetUserAsync(Request.User) is not { } account)
        {
            // The account is gone, the cookie is not yet.
            Me = new Core.Accounts.Account();
            await SignIn.SignOutAsync();
            Navigation.NavigateTo("/account/sign-in");
            return;
        }

        Me = account;
        await LoadAsync();
    }

    /// <summary>Loads what the page shows beside the account.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Says on a fresh page what has been done, so that loading it again does nothing twice.</summary>
    protected void Finish(string done) => Navigation.NavigateTo($"{new Uri(Navigation.Uri).AbsolutePath}?done={done}");

    protected Task WriteDownAsync(string action) => Record.ExecuteAsync(Me.Id, action, Me.Id, Request.RequestAborted);
}
