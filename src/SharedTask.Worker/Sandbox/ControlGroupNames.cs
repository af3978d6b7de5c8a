using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>Names of control groups. They say which worker made them, so that a later one can remove what a killed one left, and for whom.</summary>
internal static class ControlGroupNames
{
    public static string Make(int userId) => string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{userId}-{Guid.CreateVersion7():n}");

    /// <summary>Removes the groups of workers that are not alive any more. Their programs died with them.</summary>
    public static void Sweep(string folder)
    {
        foreach (var group in Directory.EnumerateDirectories(folder))
        {
            var worker = Path.GetFileName(group).Split('-')[0];
            if (Directory.Exists(Path.Combine("/proc", worker)))
            {
                continue;
            }

            try
            {
                Directory.Delete(group);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Something is still in it, or another worker was faster.
            }
        }
    }
}
