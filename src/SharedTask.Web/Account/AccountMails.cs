using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using SharedTask.Core.Notices;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Account;

/// <summary>The mails about accounts, each with a link that proves who reads the mailbox; in the language that the account has chosen.</summary>
internal sealed class AccountMails(UserManager<Core.Accounts.Account> accounts, QueueMail mail, IStringLocalizer<AccountTexts> texts, MailThrottle throttle, SiteAddress site)
{
    public async Task SendConfirmationAsync(Core.Accounts.Account account, CancellationToken cancellationToken) =>
        await SendAsync(account, account.Email!, "Confirm", LinkTo("confirm", account, await accounts.GenerateEmailConfirmationTokenAsync(account)), cancellationToken);

    public async Task SendResetAsync(Core.Accounts.Account account, CancellationToken cancellationToken) =>
        await SendAsync(account, account.Email!, "Reset", LinkTo("reset", account, await accounts.GeneratePasswordResetTokenAsync(account)), cancellationToken);

    /// <summary>
    /// What an address without a sign-in gets: an account that was imported with a competition is claimed by whoever reads its mailbox,
    /// with a password of their own; any other is confirmed.
    /// </summary>
    public async Task SendFirstAsync(Core.Accounts.Account account, CancellationToken cancellationToken)
    {
        if (account.IsUnclaimed)
        {
            await SendAsync(account, account.Email!, "Claim", LinkTo("reset", account, await accounts.GeneratePasswordResetTokenAsync(account)), cancellationToken);
            return;
        }

        await SendConfirmationAsync(account, cancellationToken);
    }

    /// <summary>To the new address, which proves itself by the link.</summary>
    public async Task SendChangeAsync(Core.Accounts.Account account, string newAddress, CancellationToken cancellationToken)
    {
        var link = LinkTo("change-email", account, await accounts.GenerateChangeEmailTokenAsync(account, newAddress));
        await SendAsync(account, newAddress, "Change", QueryHelpers.AddQueryString(link, "email", newAddress), cancellationToken);
    }

    /// <summary>To the old address, so that a change does not go unnoticed.</summary>
    public Task TellOfChangeAsync(Core.Accounts.Account account, string oldAddress, string newAddress, CancellationToken cancellationToken) =>
        SendAsync(account, oldAddress, "Changed", newAddress, cancellationToken);

    /// <summary>The code of a link; <see langword="null"/> if it has been damaged.</summary>
    public static string? Decode(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string LinkTo(string page, Core.Accounts.Account account, string code) => QueryHelpers.AddQueryString(
        $"{site.Value}account/{page}",
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["account"] = account.Id.ToString(), ["code"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(code)) });

    private async Task SendAsync(Core.Accounts.Account account, string to, string key, string fact, CancellationToken cancellationToken)
    {
        if (!throttle.TryTake(to))
        {
            return;
        }

        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = SiteLanguages.Find(account.Language)?.Culture ?? before;
        var (subject, body) = ((string)texts[$"{key}Subject"], (string)texts[$"{key}Body", account.DisplayName, fact]);
        CultureInfo.CurrentUICulture = before;
        await mail.ExecuteAsync(to, subject, body, cancellationToken);
    }
}
