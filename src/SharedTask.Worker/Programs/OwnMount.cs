using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>
/// What a program is given. On the platforms every folder may be written, and programs do write beside themselves: small folders are copies
/// of the program's own. Large ones are read where they are, because copies are kept in memory.
/// </summary>
internal static class OwnMount
{
    private const long MostBytes = 32L * 1024 * 1024;
    private const int MostFiles = 2000;

    public static SandboxMount Of(string folder, string place)
    {
        var (bytes, files) = (0L, 0);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if ((bytes += file.Length) > MostBytes || ++files > MostFiles)
            {
                return new SandboxMount(folder, place);
            }
        }

        return new SandboxMount(folder, place, IsCopy: true);
    }
}
