using Microsoft.AspNetCore.Identity;

namespace SharedTask.Web.Account;

/// <summary>Makes accounts and confirms their addresses.</summary>
internal sealed class AccountCreation(UserManager<Core.Accounts.Account> accounts, TimeProvider time)
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

    /// <summary>What is wrong with a password; empty if nothing is.</summary>
    public async Task<IReadOnlyList<IdentityError>> CheckPasswordAsync(string password)
    {
        List<IdentityError> errors = [];
        foreach (var validator in accounts.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(accounts, new Core.Accounts.Account(), password)).Errors);
        }

        return errors;
    }

    public async Task<bool> ConfirmAsync(string accountId, string? code) =>
        AccountMails.Decode(code) is { } decoded
        && await accounts.FindByIdAsync(accountId) is { } account
        && (await accounts.ConfirmEmailAsync(account, decoded)).Succeeded;
}
