using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>A solution of a <see cref="PairingProblem"/> that can be made better step by step.</summary>
/// <param name="problem">The problem.</param>
/// <param name="work">What is spent.</param>
internal sealed class Pairing(PairingProblem problem, WorkBudget work)
{
    private const int Nobody = -1;

    private readonly int[] chosen = Filled(problem.Rows);
    private readonly int[] owners = Filled(problem.Columns);

    /// <summary>What all pairs are worth.</summary>
    public int Worth { get; private set; }

    /// <summary>For each row its option, or -1.</summary>
    public ReadOnlySpan<int> Options => chosen;

    /// <summary>Takes other pairs.</summary>
    /// <param name="options">For each row its option, or -1; no two of them with the same column.</param>
    public void Set(ReadOnlySpan<int> options)
    {
        Array.Fill(chosen, Nobody);
        Array.Fill(owners, Nobody);
        Worth = 0;
        foreach (var option in options)
        {
            if (option >= 0)
            {
                Worth += Add(option);
            }
        }
    }

    /// <summary>Takes random pairs.</summary>
    public void Shuffle(Xoshiro256 random)
    {
        Set([]);
        for (var row = 0; row < problem.Rows; row++)
        {
            var (start, count) = (problem.FirstOption[row], problem.FirstOption[row + 1] - problem.FirstOption[row]);
            var turn = count == 0 ? 0 : (int)random.Next((uint)count);
            for (var i = 0; i < count && chosen[row] == Nobody; i++)
            {
                var option = start + ((i + turn) % count);
                Worth += owners[problem.Options[option].Column] == Nobody ? Add(option) : 0;
            }
        }
    }

    /// <summary>Changes one or two pairs at a time as long as that makes the whole better and there is work left.</summary>
    public void Climb()
    {
        var unchanged = 0;
        for (var option = 0; unchanged < problem.Options.Length && !work.IsSpent; option = (option + 1) % problem.Options.Length)
        {
            unchanged = chosen[problem.Options[option].Row] != option && TryTake(option) ? 0 : unchanged + 1;
        }
    }

    /// <summary>Takes an option; a row that loses its column by it takes the best free one.</summary>
    private bool TryTake(int option)
    {
        var (row, column, _) = problem.Options[option];
        var (before, loser) = (chosen[row], owners[column]);
        var loserBefore = loser == Nobody ? Nobody : chosen[loser];
        var change = -Remove(row) - (loser == Nobody ? 0 : Remove(loser)) + Add(option);
        if (loser != Nobody && BestFree(loser) is var best and >= 0)
        {
            change += Add(best);
        }

        if (change > 0)
        {
            Worth += change;
            return true;
        }

        Remove(row);
        if (loser != Nobody)
        {
            Remove(loser);
            Add(loserBefore);
        }

        if (before != Nobody)
        {
            Add(before);
        }

        return false;
    }

    private int BestFree(int row)
    {
        var (best, most) = (Nobody, 0);
        for (var option = problem.FirstOption[row]; option < problem.FirstOption[row + 1]; option++)
        {
            if (owners[problem.Options[option].Column] == Nobody && WorthOf(option) is var worth && worth > most)
            {
                (best, most) = (option, worth);
            }
        }

        return best;
    }

    private int Add(int option)
    {
        var (row, column, _) = problem.Options[option];
        (chosen[row], owners[column]) = (option, row);
        return WorthOf(option);
    }

    private int Remove(int row)
    {
        var option = chosen[row];
        if (option == Nobody)
        {
            return 0;
        }

        (chosen[row], owners[problem.Options[option].Column]) = (Nobody, Nobody);
        return WorthOf(option);
    }

    /// <summary>What an option is worth beside the other rows' pairs.</summary>
    private int WorthOf(int option)
    {
        var worth = problem.Options[option].Worth;
        var tied = problem.Tied.AsSpan(problem.FirstTie[option]..problem.FirstTie[option + 1]);
        foreach (var (other, together) in tied)
        {
            worth += chosen[problem.Options[other].Row] == other ? together : 0;
        }

        work.Spend(tied.Length + 4);
        return worth;
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, Nobody);
        return filled;
    }
}
