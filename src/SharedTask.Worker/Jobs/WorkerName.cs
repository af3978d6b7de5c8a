namespace SharedTask.Worker.Jobs;

/// <summary>Names the holder of a lease: machine, process and a number that no other claim has, so that no two claims are confused.</summary>
internal static class WorkerName
{
    public static string OfProcess { get; } = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}/{Environment.ProcessId}";

    public static string Next() => $"{OfProcess}/" + Guid.CreateVersion7().ToString("n");
}
