using SharedTask.Scoring.Metrics.Optimization;

namespace BoundIntegrals;

/// <summary>An instance of an optimization problem.</summary>
/// <param name="Limit">The time limit in seconds, greater than 0.</param>
/// <param name="Minimizes">Whether the objective is minimized; otherwise it is maximized.</param>
/// <param name="InitialPrimal">The value of a solution that is known from the start; NaN if there is none.</param>
/// <param name="InitialDual">A bound on the optimum that is known from the start; NaN if there is none.</param>
/// <param name="Offset">What the primal and the dual integral are measured from.</param>
internal readonly record struct Instance(double Limit, bool Minimizes, double InitialPrimal, double InitialDual, double Offset)
{
    /// <summary>The gap, primal and dual integral, in this order, of a solver's bounds.</summary>
    /// <returns>NaN where an initial bound is not known, infinite where an integral is too large for a number.</returns>
    public double[] Integrals(FoundBounds found)
    {
        var integral = new BoundIntegral(Limit, Minimizes);
        return
        [
            double.IsNaN(InitialPrimal + InitialDual) ? double.NaN : Finite(integral.Gap(found.Primal, InitialPrimal, found.Dual, InitialDual)),
            double.IsNaN(InitialPrimal) ? double.NaN : Finite(integral.Primal(found.Primal, InitialPrimal, Offset)),
            double.IsNaN(InitialDual) ? double.NaN : Finite(integral.Dual(found.Dual, InitialDual, Offset)),
        ];
    }

    private static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
}
