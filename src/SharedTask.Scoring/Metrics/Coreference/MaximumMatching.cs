using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>
/// The greatest sum of weights of pairs of rows and columns, each in one pair at most (the assignment problem, Kuhn 1955): by shortest
/// augmenting paths over those pairs alone that have a weight, so that many rows with few pairs each are fast.
/// </summary>
internal sealed class MaximumMatching
{
    private readonly IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows;
    private readonly int columns;
    private readonly double[] rowPrices;
    private readonly double[] columnPrices;
    private readonly int[] rowOf;
    private readonly int[] columnOf;
    private readonly int[] cameFrom;
    private readonly double[] distances;
    private readonly bool[] isDone;
    private readonly List<int> touched = [];
    private readonly PriorityQueue<int, double> queue = new();

    private MaximumMatching(IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows, int columns)
    {
        this.rows = rows;
        this.columns = columns;

        // Each row has a column of its own, without weight, behind the others: it then stays without a partner.
        var all = columns + rows.Count;
        rowPrices = new double[rows.Count];
        columnPrices = new double[all];
        rowOf = new int[all];
        columnOf = new int[rows.Count];
        cameFrom = new int[all];
        distances = new double[all];
        isDone = new bool[all];
        Array.Fill(rowOf, -1);
        Array.Fill(distances, double.PositiveInfinity);
    }

    /// <summary>Finds the best pairs.</summary>
    /// <param name="rows">For each row the columns that it may be paired with, with weights of more than 0.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <returns>For each row its column, or −1 if it has none.</returns>
    public static int[] Find(IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows, int columns)
    {
        var matching = new MaximumMatching(rows, columns);
        for (var row = 0; row < rows.Count; row++)
        {
            matching.Add(row);
        }

        return [.. matching.columnOf.Select(column => column < columns ? column : -1)];
    }

    /// <summary>Gives one more row a column, by the cheapest way of moving others.</summary>
    private void Add(int start)
    {
        Relax(start, 0);
        var end = Search();
        var length = distances[end];
        rowPrices[start] += length;
        foreach (var column in CollectionsMarshal.AsSpan(touched))
        {
            if (isDone[column] && column != end)
            {
                rowPrices[rowOf[column]] += length - distances[column];
                columnPrices[column] -= length - distances[column];
            }
        }

        Shift(start, end);
        foreach (var column in CollectionsMarshal.AsSpan(touched))
        {
            (distances[column], isDone[column]) = (double.PositiveInfinity, false);
        }

        touched.Clear();
        queue.Clear();
    }

    /// <summary>Goes to the nearest columns one by one, up to a free one; there always is one, the starting row's own.</summary>
    private int Search()
    {
        while (true)
        {
            var column = queue.Dequeue();
            if (isDone[column])
            {
                continue;
            }

            isDone[column] = true;
            if (rowOf[column] < 0)
            {
                return column;
            }

            Relax(rowOf[column], distances[column]);
        }
    }

    private void Relax(int row, double distance)
    {
        foreach (var (column, weight) in rows[row])
        {
            Relax(row, column, distance - weight);
        }

        Relax(row, columns + row, distance);
    }

    private void Relax(int row, int column, double cost)
    {
        var distance = cost - rowPrices[row] - columnPrices[column];
        if (isDone[column] || distance >= distances[column])
        {
            return;
        }

        if (double.IsPositiveInfinity(distances[column]))
        {
            touched.Add(column);
        }

        distances[column] = distance;
        cameFrom[column] = row;
        queue.Enqueue(column, distance);
    }

    /// <summary>Along the way back each row takes the column by which it was left.</summary>
    private void Shift(int start, int end)
    {
        var column = end;
        var row = cameFrom[column];
        while (row != start)
        {
            rowOf[column] = row;
            (column, columnOf[row]) = (columnOf[row], column);
            row = cameFrom[column];
        }

        rowOf[column] = start;
        columnOf[start] = column;
    }
}
