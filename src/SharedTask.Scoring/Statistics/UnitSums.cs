using System.Numerics;
using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Statistics;

/// <summary>
/// What every resampling unit (a sentence, a dialogue, a document) adds to the sums from which metrics are computed: a row of numbers
/// for each. Sums of whole numbers are exact up to 2^53, and all sums are the same on every machine.
/// </summary>
public sealed class UnitSums
{
    private readonly int width;
    private readonly double[] cells;

    /// <summary>Makes rows of zeros.</summary>
    /// <param name="units">How many units there are.</param>
    /// <param name="columns">How many numbers each of them has.</param>
    public UnitSums(int units, int columns)
    {
        Count = units;
        Columns = columns;
        width = (columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        cells = new double[checked(units * width)];
    }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>How many numbers each unit has.</summary>
    public int Columns { get; }

    /// <summary>A unit's numbers.</summary>
    /// <param name="unit">The unit, counted from 0.</param>
    /// <returns>The numbers, to read or to write.</returns>
    public Span<double> Row(int unit) => cells.AsSpan(unit * width, Columns);

    /// <summary>The sums over some units.</summary>
    /// <param name="units">Their numbers.</param>
    /// <returns>A sum for each column.</returns>
    public double[] Total(ReadOnlySpan<int> units)
    {
        var sums = new double[width];
        foreach (var unit in units)
        {
            Add(sums, unit, 1);
        }

        return sums;
    }

    /// <summary>The sums over as many units as there are to draw from, drawn with replacement.</summary>
    /// <param name="units">The numbers of the units to draw from.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>A sum for each column.</returns>
    public double[] Draw(ReadOnlySpan<int> units, Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var times = new int[units.Length];
        for (var draw = 0; draw < times.Length; draw++)
        {
            times[random.Next((uint)times.Length)]++;
        }

        var sums = new double[width];
        for (var place = 0; place < times.Length; place++)
        {
            if (times[place] > 0)
            {
                Add(sums, units[place], times[place]);
            }
        }

        return sums;
    }

    private void Add(double[] sums, int unit, double times)
    {
        var totals = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var row = MemoryMarshal.Cast<double, Vector<double>>(cells.AsSpan(unit * width, width));
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] += row[i] * times;
        }
    }
}
