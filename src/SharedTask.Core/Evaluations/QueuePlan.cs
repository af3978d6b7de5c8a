namespace SharedTask.Core.Evaluations;

/// <summary>Plays the queue forward: the same turns, the same lanes, as many places as the workers have.</summary>
internal static class QueuePlan
{
    /// <param name="runs">Every run of one queue, those that workers hold among them.</param>
    /// <param name="turns">When competitions and teams were served.</param>
    /// <param name="slots">The places of all workers; none if no worker is there.</param>
    /// <param name="now">The moment from which to count.</param>
    public static Dictionary<Guid, QueuePlace> Make(
        IReadOnlyList<QueuedRun> runs, IReadOnlyDictionary<(Guid, Guid), DateTime> turns, int slots, DateTime now)
    {
        var served = new Dictionary<(Guid, Guid), DateTime>(turns);
        Dictionary<(Guid, Guid), int> held = [];
        PriorityQueue<QueuedRun, TimeSpan> ending = new();
        PriorityQueue<bool, TimeSpan> places = new();
        for (var i = 0; i < Math.Max(slots, 1); i++)
        {
            // The last of several places is for short runs.
            places.Enqueue(i > 0 && i == slots - 1, TimeSpan.Zero);
        }

        foreach (var run in runs.Where(run => run.IsHeld).Take(Math.Max(slots, 1)))
        {
            // It began at some time that nobody has written down.
            Begin(run, places.Dequeue(), run.Expected / 2);
        }

        var waiting = runs.Where(run => !run.IsHeld).OrderBy(run => run.Attempts).ThenBy(run => run.ReceivedAt).ThenBy(run => run.RunId).ToList();
        Dictionary<Guid, QueuePlace> found = [];
        while (waiting.Count > 0 && places.TryDequeue(out var isForShort, out var at))
        {
            while (ending.TryPeek(out _, out var end) && end <= at)
            {
                Count(ending.Dequeue(), -1);
            }

            var checks = waiting.Exists(run => run.IsCheck);
            var takeable = waiting.Where(run => checks ? run.IsCheck : !isForShort || !run.IsLong).ToList();
            if (takeable.Count == 0)
            {
                // What is left is long: this place stays free for what comes.
                continue;
            }

            var queue = FairTurn.Choose(
                [.. takeable.GroupBy(run => (run.CompetitionId, run.TeamId)).Select(group => new TeamQueue(group.Key.CompetitionId, group.Key.TeamId, group.Min(run => run.ReceivedAt)))],
                held,
                served);
            var next = takeable.Find(run => run.CompetitionId == queue.CompetitionId && run.TeamId == queue.TeamId)!;
            waiting.Remove(next);
            var end2 = at + next.Expected;
            found[next.RunId] = new QueuePlace(found.Count + 1, slots > 0 ? end2 : null);
            served[(next.CompetitionId, QueueTurn.WholeCompetition)] = served[(next.CompetitionId, next.TeamId)] = now + at + TimeSpan.FromTicks(found.Count);
            Begin(next, isForShort, end2);
        }

        return found;

        void Begin(QueuedRun run, bool isForShort, TimeSpan until)
        {
            Count(run, 1);
            ending.Enqueue(run, until);
            places.Enqueue(isForShort, until);
        }

        void Count(QueuedRun run, int by)
        {
            foreach (var key in new[] { (run.CompetitionId, run.TeamId), (run.CompetitionId, QueueTurn.WholeCompetition) })
            {
                held[key] = held.GetValueOrDefault(key) + by;
            }
        }
    }
}
