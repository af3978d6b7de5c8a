using SharedTask.Scoring.Metrics.Optimization;

namespace BoundIntegrals;

/// <summary>The bounds that a solver found on one instance.</summary>
internal sealed class FoundBounds
{
    private readonly List<TimedBound> primal = [];
    private readonly List<TimedBound> dual = [];
    private (double Value, int Line)? bestPrimal;
    private (double Value, int Line)? bestDual;

    /// <summary>The values of solutions, in the order of the file.</summary>
    public IReadOnlyList<TimedBound> Primal => primal;

    /// <summary>The bounds on the optimum, in the order of the file.</summary>
    public IReadOnlyList<TimedBound> Dual => dual;

    /// <summary>Takes the value of a solution.</summary>
    public void AddPrimal(TimedBound bound, bool minimizes, int line)
    {
        primal.Add(bound);
        bestPrimal = Better(bestPrimal, bound.Value, line, falls: minimizes);
    }

    /// <summary>Takes a bound on the optimum.</summary>
    public void AddDual(TimedBound bound, bool minimizes, int line)
    {
        dual.Add(bound);
        bestDual = Better(bestDual, bound.Value, line, falls: !minimizes);
    }

    /// <summary>The line with a bound that contradicts another one: no solution can be better than a bound on the optimum.</summary>
    /// <param name="instance">The instance, with bounds that are known from the start.</param>
    /// <param name="tolerance">How much better is not told, as a share of the greater of 1 and the bounds.</param>
    /// <returns>The later one of the two lines, and whether it has the solution; <see langword="null"/> if nothing is contradicted.</returns>
    public (int Line, bool IsPrimal)? Contradiction(Instance instance, double tolerance)
    {
        var sign = instance.Minimizes ? 1 : -1;
        bool IsBeyond(double solution, double bound) => (sign * (bound - solution)) > tolerance * Math.Max(1, Math.Max(Math.Abs(solution), Math.Abs(bound)));
        if (bestPrimal is var (solution, solutionLine) && bestDual is var (bound, boundLine) && IsBeyond(solution, bound))
        {
            return (Math.Max(solutionLine, boundLine), solutionLine > boundLine);
        }

        return bestPrimal is var (better, primalLine) && IsBeyond(better, instance.InitialDual) ? (primalLine, true)
            : bestDual is var (higher, dualLine) && IsBeyond(instance.InitialPrimal, higher) ? (dualLine, false)
            : null;
    }

    private static (double Value, int Line) Better((double Value, int Line)? best, double value, int line, bool falls) =>
        best is var (known, _) && (falls ? value >= known : value <= known) ? best.Value : (value, line);
}
