using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Accounts;

/// <summary>Registers the use cases of accounts.</summary>
public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<FirstAdministrator>()
        .AddSingleton<RecordAccountEvent>()
        .AddSingleton<CloseAccount>()
        .AddSingleton<FindOwnData>()
        .AddSingleton<ListPeople>()
        .AddSingleton<ChangePerson>()
        .AddSingleton<Audit.ListAudit>();
}
