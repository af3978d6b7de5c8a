namespace SharedTask.Worker.Jobs;

/// <summary>Names the holder of a lease: machine, process and a number that no other claim has, so that no two claims are confused.</summary>
internal static class WorkerName
{
    private static readonly string Prefix = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}/{Environment.ProcessId}/";

    public static string Next() => Prefix + Guid.CreateVersion7().ToString("n");
}
