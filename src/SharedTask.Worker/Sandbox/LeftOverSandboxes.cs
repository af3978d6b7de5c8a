using System.Diagnostics;
using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// What a killed worker can leave: a bubblewrap whose parent died in the instant between its birth and its wish to die with that parent. It runs
/// nothing and waits for an answer that cannot come.
/// </summary>
internal static class LeftOverSandboxes
{
    private const string Program = "bwrap";

    /// <summary>Ends those of the given users; the caller holds these users' <see cref="UserIdBlock"/>, so that none of them belongs to a worker that is alive.</summary>
    public static void End(int firstUserId, int count)
    {
        foreach (var process in Process.GetProcessesByName(Program))
        {
            using (process)
            {
                try
                {
                    if (IsLeftOver(process.Id, firstUserId, count))
                    {
                        process.Kill();
                    }
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has ended by itself.
                }
            }
        }
    }

    // A sandbox that is not ours may have such a user too, as containers of ordinary users do: its parent is alive.
    private static bool IsLeftOver(int process, int firstUserId, int count)
    {
        var status = File.ReadAllLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status");
        var user = Read(status, "Uid:");
        return Read(status, "PPid:") == 1 && user >= firstUserId && user < firstUserId + count;
    }

    private static int Read(string[] status, string field) =>
        int.Parse(status.Single(line => line.StartsWith(field, StringComparison.Ordinal)).Split('\t')[1], CultureInfo.InvariantCulture);
}
