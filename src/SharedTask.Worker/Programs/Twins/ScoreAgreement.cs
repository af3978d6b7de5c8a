using System.Globalization;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>Whether two series of scores, of the same runs, are the same: to the program's own rounding.</summary>
internal static class ScoreAgreement
{
    private const double Tolerance = 1e-9;

    /// <summary>Below this many digits a rounded value could be anything.</summary>
    private const int FewestDigits = 3;

    public static bool Holds(IReadOnlyList<double?> program, IReadOnlyList<double?> plugin)
    {
        if (program.Contains(null) || plugin.Contains(null) || program.Distinct().Count() < 2)
        {
            // Scores that never change agree with too much.
            return false;
        }

        // A program that rounds does so everywhere; its longest value shows to how many digits.
        var digits = program.Max(value => DigitsOf(value!.Value));
        var slack = digits is >= FewestDigits and < 9 ? (0.5 * Math.Pow(10, -digits)) + Tolerance : Tolerance;
        return program.Zip(plugin).All(pair => Math.Abs(pair.First!.Value - pair.Second!.Value) <= slack);
    }

    private static int DigitsOf(double value)
    {
        var text = Math.Abs(value).ToString("F15", CultureInfo.InvariantCulture).TrimEnd('0');
        return text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1;
    }
}
