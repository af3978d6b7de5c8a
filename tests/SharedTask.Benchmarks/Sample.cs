using System.Diagnostics;

namespace SharedTask.Benchmarks;

/// <summary>Repeated measurements of one thing, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> values = [];

    public double Median => Quantile(0.5);

    public void Add(TimeSpan time) => values.Add(time.TotalMilliseconds);

    /// <summary>The value below which a share of the measurements lies.</summary>
    public double Quantile(double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    /// <summary>Does something once unmeasured and then so often measured.</summary>
    public static async Task<Sample> OfAsync(int times, Func<Task> action)
    {
        await action();
        var sample = new Sample();
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await action();
            sample.Add(Stopwatch.GetElapsedTime(started));
        }

        return sample;
    }

    public override string ToString() => Format.Milliseconds(Median);
}
