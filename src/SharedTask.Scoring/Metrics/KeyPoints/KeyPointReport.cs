using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.KeyPoints;

/// <summary>
/// Mean average precision of matching arguments to key points: the plain mean over groups, which are the arguments of one topic and
/// stance (Friedman et al. 2021, the shared task on key point analysis at ArgMining; values as of its script). Values are in 0..1.
/// A group of a single argument keeps nothing and is left out, where the script breaks off; NaN without any other group.
/// </summary>
public sealed class KeyPointReport
{
    private readonly (double Strict, double Relaxed)[] values;

    /// <summary>Scores the groups.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="version">Which version of the script.</param>
    public KeyPointReport(IReadOnlyList<KeyPointGroup> groups, KeyPointVersion version)
    {
        ArgumentNullException.ThrowIfNull(groups);
        values = [.. groups.Where(group => group.Kept > 0).Select(group => (group.AveragePrecision(version, false), group.AveragePrecision(version, true)))];
        (Strict, Relaxed) = Mean(values);
    }

    /// <summary>Mean average precision where a pair without a label is no match.</summary>
    public double Strict { get; }

    /// <summary>Mean average precision where a pair without a label is a match.</summary>
    public double Relaxed { get; }

    /// <summary>The means over as many groups as there are, drawn with replacement.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The strict and the relaxed mean; NaN without groups.</returns>
    public (double Strict, double Relaxed) Resample(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Mean([.. Enumerable.Range(0, values.Length).Select(_ => values[random.Next((uint)values.Length)])]);
    }

    private static (double Strict, double Relaxed) Mean((double Strict, double Relaxed)[] values)
    {
        var (strict, relaxed) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var value in values)
        {
            strict.Add(value.Strict);
            relaxed.Add(value.Relaxed);
        }

        return (strict.Value / values.Length, relaxed.Value / values.Length);
    }
}
