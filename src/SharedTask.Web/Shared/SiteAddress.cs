using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace SharedTask.Web.Shared;

/// <summary>
/// Where links in mails lead. A request says itself which site it wants: a stranger who asks for somebody's new password could
/// otherwise name a site of their own, to which the mail would then lead.
/// </summary>
internal sealed class SiteAddress(IOptions<SiteOptions> options, NavigationManager navigation)
{
    /// <summary>The address with a slash at its end.</summary>
    public string Value => options.Value.Address is { Length: > 0 } address ? address.TrimEnd('/') + "/" : navigation.BaseUri;
}
