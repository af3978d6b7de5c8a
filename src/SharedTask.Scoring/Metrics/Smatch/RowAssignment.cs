namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// The best pairs of rows and columns where options are worth something by themselves alone (the assignment problem, Kuhn 1955), by shortest
/// augmenting paths, with prices that prove it: no option is worth more than the prices of its row and its column together.
/// </summary>
/// <param name="problem">The rows, columns and options.</param>
/// <param name="work">What is spent.</param>
internal sealed class RowAssignment(PairingProblem problem, WorkBudget work)
{
    private const int Nothing = -1;

    private readonly double[] distances = new double[problem.Columns];
    private readonly int[] reachedBy = new int[problem.Columns];
    private readonly bool[] isDone = new bool[problem.Columns];
    private readonly int[] owners = new int[problem.Columns];
    private readonly List<int> done = [];

    /// <summary>For each row its option, or -1.</summary>
    public int[] Chosen { get; } = new int[problem.Rows];

    /// <summary>The prices of rows.</summary>
    public double[] RowPrices { get; } = new double[problem.Rows];

    /// <summary>The prices of columns.</summary>
    public double[] ColumnPrices { get; } = new double[problem.Columns];

    /// <summary>What the pairs are worth, which is the sum of all prices.</summary>
    public double Total => RowPrices.Sum() + ColumnPrices.Sum();

    /// <summary>Finds the pairs.</summary>
    /// <param name="worths">What each option is worth.</param>
    /// <param name="isOpen">Whether an option may be taken.</param>
    /// <param name="isFixed">Whether a row has to take one; it is then the only one for its column.</param>
    public void Solve(double[] worths, bool[] isOpen, bool[] isFixed)
    {
        Array.Fill(Chosen, Nothing);
        Array.Fill(owners, Nothing);
        Array.Clear(RowPrices);
        Array.Clear(ColumnPrices);
        for (var row = 0; row < problem.Rows; row++)
        {
            Add(row, worths, isOpen, isFixed);
        }
    }

    /// <summary>Gives one more row a column, or nothing, by the cheapest way of moving others.</summary>
    private void Add(int start, double[] worths, bool[] isOpen, bool[] isFixed)
    {
        Array.Fill(distances, double.PositiveInfinity);
        Array.Clear(isDone);
        done.Clear();
        var (row, length) = (start, 0.0);
        var (loser, shortest) = (Nothing, double.PositiveInfinity);
        while (true)
        {
            if (!isFixed[row] && length + RowPrices[row] < shortest)
            {
                (loser, shortest) = (row, length + RowPrices[row]);
            }

            Relax(row, length, worths, isOpen);
            var column = Nearest();
            if (column == Nothing || distances[column] >= shortest)
            {
                End(start, shortest);
                GiveUp(start, loser);
                return;
            }

            length = distances[column];
            isDone[column] = true;
            if (owners[column] == Nothing)
            {
                End(start, length);
                Shift(start, reachedBy[column]);
                return;
            }

            done.Add(column);
            row = owners[column];
        }
    }

    /// <summary>The distance to a column is what is lost by taking it.</summary>
    private void Relax(int row, double length, double[] worths, bool[] isOpen)
    {
        for (var option = problem.FirstOption[row]; option < problem.FirstOption[row + 1]; option++)
        {
            var column = problem.Options[option].Column;
            var distance = length + RowPrices[row] + ColumnPrices[column] - worths[option];
            if (isOpen[option] && !isDone[column] && distance < distances[column])
            {
                (distances[column], reachedBy[column]) = (distance, option);
            }
        }

        work.Spend(2 * (problem.FirstOption[row + 1] - problem.FirstOption[row]));
    }

    private int Nearest()
    {
        var (nearest, least) = (Nothing, double.PositiveInfinity);
        for (var column = 0; column < distances.Length; column++)
        {
            if (!isDone[column] && distances[column] < least)
            {
                (nearest, least) = (column, distances[column]);
            }
        }

        work.Spend(distances.Length);
        return nearest;
    }

    private void End(int start, double length)
    {
        RowPrices[start] -= length;
        foreach (var column in done)
        {
            RowPrices[owners[column]] -= length - distances[column];
            ColumnPrices[column] += length - distances[column];
        }
    }

    /// <summary>Along the way back each row takes the column by which it was reached.</summary>
    private void Shift(int start, int option)
    {
        while (true)
        {
            var (row, column, _) = problem.Options[option];
            var before = Chosen[row];
            (Chosen[row], owners[column]) = (option, row);
            if (row == start)
            {
                return;
            }

            option = reachedBy[problem.Options[before].Column];
        }
    }

    /// <summary>A row is left without a column, which the others on the way to it take.</summary>
    private void GiveUp(int start, int loser)
    {
        var column = Chosen[loser] == Nothing ? Nothing : problem.Options[Chosen[loser]].Column;
        Chosen[loser] = Nothing;
        if (loser != start)
        {
            Shift(start, reachedBy[column]);
        }
    }
}
