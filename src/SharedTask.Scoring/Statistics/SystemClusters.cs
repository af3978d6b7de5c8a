namespace SharedTask.Scoring.Statistics;

/// <summary>Groups of neighbouring systems that cannot be told apart, as the WMT reports draw lines between them.</summary>
public static class SystemClusters
{
    /// <summary>
    /// Numbers the clusters from the best. A new one begins where every system above is significantly different from every one
    /// below (Bojar et al. 2013).
    /// </summary>
    /// <param name="systems">How many systems there are, numbered from the best, 0.</param>
    /// <param name="pValue">The p-value of two of them, the better one first; an undefined one, NaN, tells nothing apart.</param>
    /// <param name="level">The p-value below which a difference is significant, in 0..1.</param>
    /// <returns>The cluster of each system, from 1.</returns>
    public static int[] Number(int systems, Func<int, int, double> pValue, double level)
    {
        ArgumentNullException.ThrowIfNull(pValue);
        // Where the furthest system reaches that one of those above cannot be told from, no line can be drawn.
        var clusters = new int[systems];
        var (cluster, reach) = (0, -1);
        for (var system = 0; system < systems; system++)
        {
            if (system > reach)
            {
                cluster++;
            }

            clusters[system] = cluster;
            var furthest = system;
            for (var other = systems - 1; other > system; other--)
            {
                if (!(pValue(system, other) < level))
                {
                    furthest = other;
                    break;
                }
            }

            reach = Math.Max(reach, furthest);
        }

        return clusters;
    }
}
