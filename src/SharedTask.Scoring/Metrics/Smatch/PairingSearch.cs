using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// Finds the best pairs of a <see cref="PairingProblem"/> by branch and bound, and proves that they are. Where the work for that is spent,
/// the best pairs are those of hill climbing from many starts, and a bound tells how much better others could be.
/// </summary>
internal sealed class PairingSearch
{
    private const int RootRounds = 200;
    private const int BranchRounds = 12;
    private const int PatientRounds = 8;
    private const double LeastProgress = 0.01;
    private const double Rounding = 1e-6;
    private const int MostStarts = 1000;
    private const long MostKept = 4_000_000;

    private readonly PairingProblem problem;
    private readonly WorkBudget work;
    private readonly DualBound bound;
    private readonly Pairing pairing;
    private readonly int deepest;
    private int[] options = [];
    private int best = -1;

    private PairingSearch(PairingProblem problem, WorkBudget work)
    {
        (this.problem, this.work) = (problem, work);
        pairing = new Pairing(problem, work);
        bound = new DualBound(problem, work);
        deepest = (int)Math.Min(problem.Rows, MostKept / Math.Max(1, bound.Size));
    }

    /// <summary>Finds the best pairs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="work">The work that may be done.</param>
    /// <returns>What the best pairs are worth that were found, the most that any could be worth, and for each row its option or -1.</returns>
    public static (int Worth, int Bound, int[] Options) Solve(PairingProblem problem, WorkBudget work)
    {
        var starts = work.Reserve(4);
        var search = new PairingSearch(problem, work);
        search.Climb();
        if (search.IsBounded(RootRounds, climbs: true))
        {
            work.Return(starts);
            return (search.best, search.best, search.options);
        }

        var most = (int)Math.Floor(search.bound.Value + Rounding);
        if (search.Branch(0))
        {
            work.Return(starts);
            return (search.best, search.best, search.options);
        }

        search.Restart(starts);
        return (search.best, Math.Max(most, search.best), search.options);
    }

    private void Climb()
    {
        pairing.Climb();
        Keep(pairing);
    }

    private void Keep(Pairing found)
    {
        if (found.Worth > best)
        {
            (best, options) = (found.Worth, [.. found.Options]);
        }
    }

    /// <summary>Whether no pairs that are still allowed can be better than the best ones.</summary>
    private bool IsBounded(int rounds, bool climbs)
    {
        var (lowest, patience) = (double.PositiveInfinity, PatientRounds);
        for (var round = 0; round < rounds && patience > 0; round++)
        {
            bound.Solve();
            if (work.IsSpent)
            {
                return false;
            }

            pairing.Set(bound.Chosen);
            Keep(pairing);
            if (climbs)
            {
                Climb();
            }

            if (Math.Floor(bound.Value + Rounding) <= best)
            {
                return true;
            }

            patience = bound.Value < lowest - LeastProgress ? PatientRounds : patience - 1;
            lowest = Math.Min(lowest, bound.Value);
            bound.Improve(round);
        }

        return false;
    }

    /// <summary>Tries a doubtful option, and then does without it.</summary>
    /// <returns>Whether everything was tried.</returns>
    private bool Branch(int depth)
    {
        while (!work.IsSpent && depth < deepest)
        {
            var option = bound.MostDoubtful();
            if (option < 0)
            {
                return true;
            }

            work.Spend(bound.Size);
            var before = bound.State;
            bound.Fix(option);
            var isDone = IsBounded(BranchRounds, climbs: false) || Branch(depth + 1);
            bound.Release(option);
            bound.State = before;
            if (!isDone)
            {
                return false;
            }

            bound.Forbid(option);
            if (IsBounded(BranchRounds, climbs: false))
            {
                return true;
            }
        }

        return false;
    }

    private void Restart(WorkBudget starts)
    {
        var random = new Xoshiro256(0);
        var climber = new Pairing(problem, starts);
        for (var start = 0; start < MostStarts && !starts.IsSpent; start++)
        {
            climber.Shuffle(random);
            climber.Climb();
            Keep(climber);
        }
    }
}
