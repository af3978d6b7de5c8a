using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Shared;

public sealed class FollowerTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Page_WhoseLookFailsOnce_LooksAgain()
    {
        using var left = new CancellationTokenSource();
        var looks = 0;
        var following = new Follower(time, NullLogger<Follower>.Instance).FollowAsync(() => true, Look, left.Token);

        while (looks < 2)
        {
            time.Advance(Moment);
            await Task.Yield();
            following.IsCompleted.ShouldBeFalse();
        }

        await left.CancelAsync();
        await following;

        Task Look() => ++looks == 1 ? throw new InvalidOperationException("the database is busy") : Task.CompletedTask;
    }

    [Fact]
    public async Task Page_OnWhichNothingMoves_DoesNotLook()
    {
        using var left = new CancellationTokenSource();
        var (asked, looks) = (0, 0);
        var following = new Follower(time, NullLogger<Follower>.Instance).FollowAsync(() => ++asked < 0, Look, left.Token);

        while (asked < 3)
        {
            time.Advance(Moment);
            await Task.Yield();
        }

        await left.CancelAsync();
        await following;
        looks.ShouldBe(0);

        Task Look()
        {
            looks++;
            return Task.CompletedTask;
        }
    }
}
