using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>A process and what descends from it, by <c>/proc</c>: for machines without control groups.</summary>
internal static class ProcessTree
{
    // The kernel shows clock ticks of 10 ms to programs, whatever it counts in.
    private const double TicksPerSecond = 100;

    /// <summary>The process itself and all its descendants that are alive.</summary>
    public static IReadOnlyList<int> Find(int root)
    {
        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(Children(found[i]));
        }

        return found;
    }

    /// <summary>What they have used so far, and what memory they have now.</summary>
    public static (TimeSpan CpuTime, long ResidentBytes) Measure(int root)
    {
        var ticks = 0L;
        var pages = 0L;
        foreach (var process in Find(root))
        {
            // utime, stime, cutime and cstime are fields 14 to 17; the name before them may hold spaces and brackets.
            var stat = Read($"/proc/{Text(process)}/stat");
            var statm = Read($"/proc/{Text(process)}/statm");
            if (stat.Length > 0 && statm.Length > 0)
            {
                ticks += stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                pages += long.Parse(statm.Split(' ')[1], CultureInfo.InvariantCulture);
            }
        }

        return (TimeSpan.FromSeconds(ticks / TicksPerSecond), pages * Environment.SystemPageSize);
    }

    /// <summary>Its children; each thread lists those that it forked.</summary>
    public static IEnumerable<int> Children(int process)
    {
        var tasks = $"/proc/{Text(process)}/task";
        string[] threads;
        try
        {
            threads = Directory.GetDirectories(tasks);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return threads
            .SelectMany(thread => Read(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile.
            return "";
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
