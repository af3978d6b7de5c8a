namespace SharedTask.Worker.Doctor;

/// <summary>Reads what the kernel says of itself; what is not there says nothing.</summary>
internal static class MachineFiles
{
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>What follows a name at the beginning of a line.</summary>
    public static string? Field(string path, string name) => Read(path).Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => line[name.Length..])
        .FirstOrDefault();

    /// <summary>Where something is mounted, as this process sees it.</summary>
    public static IEnumerable<string> MountPoints() => Read("/proc/self/mountinfo").Split('\n')
        .Select(line => line.Split(' '))
        .Where(fields => fields.Length > 4)
        .Select(fields => fields[4]);
}
