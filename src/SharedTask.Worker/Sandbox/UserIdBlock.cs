using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// User ids that no other worker of the machine hands out, for as long as this is held. The kernel counts some things by user alone, such as the
/// pages of pipes and the descriptors on their way through sockets: with users in common, the programs of one worker could use up those of another.
/// </summary>
internal sealed class UserIdBlock : IDisposable
{
    public const int Size = 64;

    private const int MostBlocks = 1000;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream guard;

    private UserIdBlock(int first, FileStream guard) => (First, this.guard) = (first, guard);

    /// <summary>Where workers that are root keep the guards of their blocks: theirs alone, and empty again when the machine starts.</summary>
    public static string DefaultFolder => Path.Combine(Directory.Exists("/run") ? "/run" : Path.GetTempPath(), "sharedtask-users");

    public int First { get; }

    /// <summary>Takes the first block that nobody holds. The kernel lets go of it when this process ends, however it ends.</summary>
    public static UserIdBlock Claim(int firstUserId, string folder)
    {
        Directory.CreateDirectory(folder, Private);
        for (var i = 0; i < MostBlocks; i++)
        {
            var first = firstUserId + (i * Size);
            try
            {
                return new UserIdBlock(first, new FileStream(Path.Combine(folder, first.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (i < MostBlocks - 1)
            {
                // Another worker holds it.
            }
        }

        throw new InvalidOperationException("No user ids are left for the sandbox.");
    }

    public void Dispose() => guard.Dispose();
}
