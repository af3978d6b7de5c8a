using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using SharedTask.Core.Notices;

namespace SharedTask.Web.Account;

/// <summary>Makes accounts and the mails that confirm their addresses.</summary>
internal sealed class AccountCreation(
    UserManager<Core.Accounts.Account> accounts, QueueMail mail, IStringLocalizer<AccountTexts> texts, TimeProvider time)
{
    /// <summary>Makes an account; answers what is wrong with the password or the address otherwise.</summary>
    public async Task<(Core.Accounts.Account? Account, IEnumerable<IdentityError> Errors)> CreateAsync(
        string email, string displayName, string password, Action<Core.Accounts.Account>? change = null)
    {
        var account = new Core.Accounts.Account
        {
            UserName = email.Trim(),
            Email = email.Trim(),
            DisplayName = displayName.Trim() is var name && name.Length > 100 ? name[..100] : name,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        change?.Invoke(account);
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded ? (account, []) : (null, result.Errors);
    }

    public async Task SendConfirmationAsync(Core.Accounts.Account account, string site, CancellationToken cancellationToken)
    {
        var code = await accounts.GenerateEmailConfirmationTokenAsync(account);
        var link = QueryHelpers.AddQueryString($"{site}account/confirm", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["account"] = account.Id.ToString(),
            ["code"] = WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(code)),
        });
        await mail.ExecuteAsync(account.Email!, texts["ConfirmSubject"], texts["ConfirmBody", account.DisplayName, link], cancellationToken);
    }

    public async Task<bool> ConfirmAsync(string accountId, string code)
    {
        try
        {
            return await accounts.FindByIdAsync(accountId) is { } account
                && (await accounts.ConfirmEmailAsync(account, System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code)))).Succeeded;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
