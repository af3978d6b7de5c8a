using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// Finds the best pairs that go together and of several the first ones in an order, by branch and bound in this order. What has no such pairs
/// is mostly told by the bound alone, so that the search goes nearly straight.
/// </summary>
internal sealed class FirstBestSearch
{
    private const int RootRounds = 200;
    private const int BranchRounds = 12;
    private const int PatientRounds = 8;
    private const double LeastProgress = 0.01;
    private const double Rounding = 1e-6;
    private const long MostKept = 4_000_000;
    private const int NoOption = -1;

    private readonly PairingProblem problem;
    private readonly PairingOrder order;
    private readonly PairingRules rules;
    private readonly WorkBudget work;
    private readonly DualBound bound;
    private readonly Pairing pairing;
    private readonly int[,] optionAt;
    private readonly int[] chosen;
    private readonly bool[] isTaken;
    private readonly List<(int Row, int Column)> pairs = [];
    private int[] best = [];
    private int worth = -1;

    private FirstBestSearch(PairingProblem problem, PairingOrder order, PairingRules rules, WorkBudget work)
    {
        (this.problem, this.order, this.rules, this.work) = (problem, order, rules, work);
        bound = new DualBound(problem, work);
        pairing = new Pairing(problem, work);
        (chosen, isTaken) = (new int[problem.Rows], new bool[problem.Columns]);
        Array.Fill(chosen, NoOption);
        optionAt = new int[problem.Rows, problem.Columns];
        foreach (var (place, option) in problem.Options.Index())
        {
            optionAt[option.Row, option.Column] = place + 1;
        }
    }

    private bool IsOver => work.IsSpent;

    /// <summary>Finds the pairs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="order">The order.</param>
    /// <param name="rules">Which pairs go together.</param>
    /// <param name="work">The work that may be done.</param>
    /// <returns>For each row its option or -1, what they are worth, and the most that any could be worth.</returns>
    public static (int[] Options, int Worth, int Bound) Solve(PairingProblem problem, PairingOrder order, PairingRules rules, WorkBudget work)
    {
        var half = work.Reserve(2);
        var free = PairingSearch.Solve(problem, half);
        work.Return(half);
        var search = new FirstBestSearch(problem, order, rules, work);
        search.Offer([.. order.First.Select((column, row) => column < 0 ? NoOption : search.optionAt[row, column] - 1)]);
        search.Offer(free.Options);
        var most = search.Search(free.Bound);
        return (search.best, search.worth, most);
    }

    /// <summary>Finds the first pairs that are worth as much as wanted.</summary>
    /// <returns>For each row its option or -1; <see langword="null"/> if there are none, or the work is spent.</returns>
    public static int[]? FindFirst(int target, PairingProblem problem, PairingOrder order, PairingRules rules, WorkBudget work)
    {
        var search = new FirstBestSearch(problem, order, rules, work);
        return search.IsBelow(target, RootRounds, out var known) ? null : search.Find(target, 0, 0, 0, known);
    }

    /// <summary>Looks for pairs that are worth as much as possible.</summary>
    /// <returns>The most that any could be worth.</returns>
    private int Search(int most)
    {
        IsBelow(most + 1, RootRounds, out _);
        for (var target = most; !IsOver; target--)
        {
            if (Find(target, 0, 0, 0, worth >= target ? best : null) is { } found)
            {
                (best, worth) = (found, target);
                return target;
            }

            most = IsOver ? target : target - 1;
        }

        return Math.Max(most, worth);
    }

    /// <summary>Finds the first pairs that are worth as much as wanted, among those with the pairs that are taken already.</summary>
    /// <param name="target">What they are to be worth.</param>
    /// <param name="rank">How many rows are decided.</param>
    /// <param name="nones">How often none is among the choices of the next row.</param>
    /// <param name="depth">How many decisions may have to be taken back.</param>
    /// <param name="known">Some pairs that are worth as much, if any are known.</param>
    private int[]? Find(int target, int rank, int nones, int depth, int[]? known)
    {
        for (; rank < order.Rows.Length; rank++)
        {
            if (!TryDecide(target, rank, nones, depth, known, out var column, out var found))
            {
                return found;
            }

            nones = order.NonesAfter(order.Rows[rank], column, nones);
        }

        pairing.Set(chosen);
        return pairing.Worth >= target ? [.. chosen] : null;
    }

    /// <summary>Takes the choice of the known pairs, unless an earlier one is as good.</summary>
    /// <returns>Whether the search goes on with the known pairs.</returns>
    private bool TryDecide(int target, int rank, int nones, int depth, int[]? known, out int column, out int[]? found)
    {
        (column, found) = (-1, null);
        var row = order.Rows[rank];
        work.Spend(8L * isTaken.Length);
        foreach (var choice in order.Choices(row, isTaken, nones))
        {
            if (IsOver || (choice >= 0 && !MayTake(row, choice)))
            {
                continue;
            }

            if (known is not null && Agrees(known, row, choice))
            {
                Take(row, choice);
                column = choice;
                return true;
            }

            if (bound.Value - Loss(row, choice) + Rounding >= target && Try(target, rank, nones, depth, choice) is { } better)
            {
                found = better;
                return false;
            }
        }

        return false;
    }

    private int[]? Try(int target, int rank, int nones, int depth, int column)
    {
        if ((depth + 1L) * bound.Size > MostKept)
        {
            work.Spend(long.MaxValue / 2);
            return null;
        }

        var row = order.Rows[rank];
        var before = bound.State;
        work.Spend(bound.Size);
        Take(row, column);
        if (!IsBelow(target, BranchRounds, out var known) && Find(target, rank + 1, order.NonesAfter(row, column, nones), depth + 1, known) is { } found)
        {
            return found;
        }

        if (!IsOver)
        {
            GiveBack(row, column);
            bound.State = before;
            bound.Solve();
        }

        return null;
    }

    private double Loss(int row, int column) => Option(row, column) switch
    {
        NoOption => bound.LossWithoutRow(row) + (column < 0 ? 0 : bound.LossWithoutColumn(column)),
        var option => bound.LossOf(option),
    };

    private int Option(int row, int column) => column < 0 ? NoOption : optionAt[row, column] - 1;

    private bool MayTake(int row, int column) => rules.Allow(row, column) && (!rules.Any || pairs.TrueForAll(pair => rules.Allow(pair, (row, column))));

    /// <summary>Whether pairs stay as good where one that they have, or one that is worth nothing and stands against none, is taken.</summary>
    private bool Agrees(int[] known, int row, int column)
    {
        var option = Option(row, column);
        return known[row] == option
            && (column < 0 || option >= 0 || Array.TrueForAll(known, other => other < 0 || (problem.Options[other].Column != column && rules.Allow(PairOf(other), (row, column)))));
    }

    private (int Row, int Column) PairOf(int option) => (problem.Options[option].Row, problem.Options[option].Column);

    private void Take(int row, int column)
    {
        var option = Option(row, column);
        chosen[row] = option;
        if (option >= 0)
        {
            bound.Fix(option);
        }

        for (var other = 0; other < problem.Options.Length; other++)
        {
            if (other != option && (problem.Options[other].Row == row || problem.Options[other].Column == column || (column >= 0 && rules.Any && chosen[problem.Options[other].Row] != other && !rules.Allow((row, column), PairOf(other)))))
            {
                bound.Forbid(other);
            }
        }

        work.Spend(2L * problem.Options.Length);
        if (column >= 0)
        {
            isTaken[column] = true;
            pairs.Add((row, column));
        }
    }

    private void GiveBack(int row, int column)
    {
        if (chosen[row] >= 0)
        {
            bound.Release(chosen[row]);
        }

        chosen[row] = NoOption;
        if (column >= 0)
        {
            isTaken[column] = false;
            pairs.RemoveAt(pairs.Count - 1);
        }
    }

    /// <summary>Whether no pairs that are still allowed are worth as much as wanted.</summary>
    /// <param name="target">What they are to be worth.</param>
    /// <param name="rounds">How often the bound is made better.</param>
    /// <param name="known">Some pairs that are worth as much, if any were met.</param>
    private bool IsBelow(int target, int rounds, out int[]? known)
    {
        known = null;
        var (lowest, patience) = (double.PositiveInfinity, PatientRounds);
        for (var round = 0; round < rounds && patience > 0; round++)
        {
            bound.Solve();
            if (IsOver)
            {
                return false;
            }

            if (Math.Floor(bound.Value + Rounding) < target)
            {
                return true;
            }

            if (Offer(bound.Chosen) >= target)
            {
                known = [.. pairing.Options];
                return false;
            }

            patience = bound.Value < lowest - LeastProgress ? PatientRounds : patience - 1;
            lowest = Math.Min(lowest, bound.Value);
            bound.Improve(round);
        }

        return false;
    }

    /// <summary>Takes those of some pairs that go together as the best ones, if none better are known.</summary>
    /// <returns>What they are worth.</returns>
    private int Offer(ReadOnlySpan<int> options)
    {
        var lawful = rules.Any ? Lawful(options) : [.. options];
        pairing.Set(lawful);
        if (pairing.Worth > worth)
        {
            (best, worth) = (lawful, pairing.Worth);
        }

        return pairing.Worth;
    }

    private int[] Lawful(ReadOnlySpan<int> options)
    {
        var (lawful, kept) = (new int[options.Length], new List<(int Row, int Column)>());
        Array.Fill(lawful, NoOption);
        foreach (var row in order.Rows)
        {
            if (options[row] >= 0 && PairOf(options[row]) is var pair && kept.TrueForAll(other => rules.Allow(other, pair)))
            {
                lawful[row] = options[row];
                kept.Add(pair);
            }
        }

        work.Spend((long)kept.Count * kept.Count);
        return lawful;
    }
}
