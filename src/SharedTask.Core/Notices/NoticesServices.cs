using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Notices;

/// <summary>Registers the use cases and queries of notices.</summary>
public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<CountUnreadNotices>()
        .AddSingleton<ListNotices>()
        .AddSingleton<MailOutbox>()
        .AddSingleton<QueueMail>();
}
