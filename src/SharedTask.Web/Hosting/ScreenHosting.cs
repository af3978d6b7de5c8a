using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using MudBlazor.Services;
using SharedTask.Web.Features.Notices;
using SharedTask.Web.Account;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>Razor components: static by default, interactive where a page says so.</summary>
internal static class ScreenHosting
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, AccountRevalidation>();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddSingleton<Follower>();
        services.AddSingleton<PublicPages>();
        services.AddOutputCache();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddOptions<OutputCacheOptions>().Configure<PublicPages>((options, pages) => options.AddPolicy(PublicPages.Policy, pages));
        services.AddTransient<RefusalText>();
        services.AddTransient<NoticeText>();
        services.AddTransient<DurationText>();
        services.AddTransient<LimitText>();
    }
}
