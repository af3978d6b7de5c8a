namespace SharedTask.Testing;

/// <summary>A clock that goes on by itself and can be set: timers run on, as on a machine whose time is corrected.</summary>
public sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private readonly long started = System.GetTimestamp();
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => start + offset + System.GetElapsedTime(started);

    public void Jump(TimeSpan by) => offset += by;
}
