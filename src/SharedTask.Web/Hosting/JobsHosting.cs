using Hangfire;
using SharedTask.Web.Account;

namespace SharedTask.Web.Hosting;

/// <summary>
/// Hangfire's own dashboard, for administrators. It only shows: a job carries nothing but the word that there is work, so there is
/// nothing to be mended by hand in it, and what is to be done stands in the rows.
/// </summary>
internal static class JobsHosting
{
    public const string Path = "/admin/jobs";

    public static void MapJobs(this WebApplication app) => app
        .MapHangfireDashboard(Path, new DashboardOptions
        {
            // The endpoint's policy decides; Hangfire's own filter would let in whoever comes from this machine.
            Authorization = [],
            AsyncAuthorization = [],
            IsReadOnlyFunc = _ => true,
            AppPath = "/admin",
            DashboardTitle = "SharedTask",
            DisplayStorageConnectionString = false,
        })
        .RequireAuthorization(Policies.Administrator);
}
