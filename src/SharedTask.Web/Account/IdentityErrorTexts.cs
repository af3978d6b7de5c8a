using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace SharedTask.Web.Account;

/// <summary>Says in the reader's language what the framework found wrong.</summary>
internal static class IdentityErrorTexts
{
    public static string OfErrors(this IStringLocalizer<AccountTexts> texts, IEnumerable<IdentityError> errors) => string.Join(' ', errors
        .Select(error => texts[$"Error.{error.Code}"] is { ResourceNotFound: false } text ? text.Value : texts["Error.Other"].Value)
        .Distinct(StringComparer.Ordinal));
}
