using System.Threading.RateLimiting;

namespace SharedTask.Web.Account;

/// <summary>Keeps strangers from filling a mailbox: an address gets a few mails about accounts in a quarter of an hour.</summary>
internal sealed class MailThrottle : IDisposable
{
    private const int Most = 5;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address.ToUpperInvariant(), _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(15), QueueLimit = 0 }));

    /// <summary>Whether another mail may go to the address now.</summary>
    public bool TryTake(string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
