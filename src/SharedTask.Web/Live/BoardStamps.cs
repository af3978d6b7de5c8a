using System.Collections.Concurrent;
using SharedTask.Core;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Web.Live;

/// <summary>
/// The stamps of leaderboards as people without an account see them, kept for a second so that a crowd does not ask the database
/// each time. They are forgotten before an event is told: who fetches after an event never meets an older stamp.
/// </summary>
internal sealed class BoardStamps(FindBoardStamp find, TimeProvider time)
{
    private const int MostKept = 10_000;

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Competition, string Track, string Phase), (BoardStamp? Stamp, DateTime Until)> kept = new();
    private long generation;

    public async ValueTask<BoardStamp?> FindAsync(string competition, string track, string phase, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (kept.TryGetValue((competition, track, phase), out var known) && now < known.Until)
        {
            return known.Stamp;
        }

        var before = Interlocked.Read(ref generation);
        var stamp = await find.ExecuteAsync(competition, track, phase, Actor.Anonymous, cancellationToken);
        var until = stamp?.ChangesAt < now + Age ? stamp.ChangesAt.Value : now + Age;
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        // What was read before somebody forgot may be what had to be forgotten.
        if (Interlocked.Read(ref generation) == before)
        {
            kept[(competition, track, phase)] = (stamp, until);
            if (Interlocked.Read(ref generation) != before)
            {
                kept.TryRemove((competition, track, phase), out _);
            }
        }

        return stamp;
    }

    public void Forget()
    {
        Interlocked.Increment(ref generation);
        kept.Clear();
    }
}
