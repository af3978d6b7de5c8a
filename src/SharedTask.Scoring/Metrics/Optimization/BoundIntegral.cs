using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Optimization;

/// <summary>
/// How good the bounds of a solver are over the time that it has, as in the ML4CO competition (Gasse et al. 2022): the area between a
/// bound and an offset, such as the optimum, from the start to the limit; less is better. A bound holds until a better one is found, the
/// initial one from the start, and the last one to the limit where a solver ends before. Worse bounds, and those at or behind the limit,
/// count nothing. The unit is that of the objective times seconds.
/// </summary>
/// <param name="limit">The time limit in seconds, greater than 0.</param>
/// <param name="minimizes">Whether the objective is minimized; otherwise it is maximized.</param>
public sealed class BoundIntegral(double limit, bool minimizes)
{
    /// <summary>The primal integral: the area of the value of the best solution above the offset or, where the objective is maximized, below it.</summary>
    /// <param name="solutions">The values of solutions, in any order.</param>
    /// <param name="initial">The value of a solution that is known from the start.</param>
    /// <param name="offset">The offset; the integral is at least 0 if no solution is better.</param>
    /// <returns>The integral; infinite where no solution is known from the start and the initial value is infinite.</returns>
    /// <exception cref="ArgumentException">The limit is not greater than 0, a time is negative, or a number is NaN.</exception>
    public double Primal(IReadOnlyCollection<TimedBound> solutions, double initial, double offset = 0) => Area(solutions, initial, offset, falls: minimizes);

    /// <summary>The dual integral: the area of the best bound on the optimum below the offset or, where the objective is maximized, above it.</summary>
    /// <param name="bounds">The bounds, in any order.</param>
    /// <param name="initial">A bound that is known from the start.</param>
    /// <param name="offset">The offset; the integral is at least 0 if no bound is beyond it.</param>
    /// <returns>The integral; infinite where the initial bound is infinite.</returns>
    /// <exception cref="ArgumentException">The limit is not greater than 0, a time is negative, or a number is NaN.</exception>
    public double Dual(IReadOnlyCollection<TimedBound> bounds, double initial, double offset = 0) => Area(bounds, initial, offset, falls: !minimizes);

    /// <summary>The primal-dual gap integral: the area between the value of the best solution and the best bound, at least 0 for bounds that are right.</summary>
    /// <param name="solutions">The values of solutions, in any order.</param>
    /// <param name="initialPrimal">The value of a solution that is known from the start.</param>
    /// <param name="bounds">The bounds on the optimum, in any order.</param>
    /// <param name="initialDual">A bound that is known from the start.</param>
    /// <returns>The integral; infinite where an initial bound is infinite.</returns>
    /// <exception cref="ArgumentException">The limit is not greater than 0, a time is negative, or a number is NaN.</exception>
    public double Gap(IReadOnlyCollection<TimedBound> solutions, double initialPrimal, IReadOnlyCollection<TimedBound> bounds, double initialDual) =>
        Primal(solutions, initialPrimal) + Dual(bounds, initialDual);

    /// <summary>The area between a bound that falls and an offset below it, or the mirror image of one that rises.</summary>
    private double Area(IReadOnlyCollection<TimedBound> bounds, double initial, double offset, bool falls)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (!(limit > 0) || double.IsNaN(initial) || double.IsNaN(offset) || bounds.Any(bound => !(bound.Time >= 0) || double.IsNaN(bound.Value)))
        {
            throw new ArgumentException("The limit has to be greater than 0, times at least 0, and bounds numbers.", nameof(bounds));
        }

        var sign = falls ? 1 : -1;
        var (sum, since, best) = (new CompensatedSum(), 0.0, sign * initial);
        foreach (var bound in bounds.Where(bound => bound.Time < limit).OrderBy(bound => bound.Time))
        {
            if (sign * bound.Value < best)
            {
                Add(ref sum, best - (sign * offset), bound.Time - since);
                (since, best) = (bound.Time, sign * bound.Value);
            }
        }

        Add(ref sum, best - (sign * offset), limit - since);
        return sum.Value;
    }

    /// <summary>Nothing holds for no time, however bad it is.</summary>
    private static void Add(ref CompensatedSum sum, double height, double time)
    {
        if (time > 0)
        {
            sum.Add(height * time);
        }
    }
}
