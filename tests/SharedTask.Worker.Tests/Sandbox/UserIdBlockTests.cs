using System.Diagnostics;
using System.Globalization;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

public sealed class UserIdBlockTests : IDisposable
{
    private const int First = 300_000;

    // A program that repeats what it hears, while its parent ends: only once it runs, which its first words show.
    private const string Orphan = "mkfifo \"$1\" && exec 3<>\"$1\" && { \"$0\" <&3 & echo $!; echo started >&3; }";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Blocks_OfTwoWorkers_HaveNoUserInCommon()
    {
        using var one = UserIdBlock.Claim(First, folder.Of("users"));
        using var other = UserIdBlock.Claim(First, folder.Of("users"));

        (one.First, other.First).ShouldBe((First, First + UserIdBlock.Size));
    }

    [Fact]
    public void Block_OfAWorkerThatHasEnded_IsGivenAgain()
    {
        UserIdBlock.Claim(First, folder.Of("users")).Dispose();

        using var next = UserIdBlock.Claim(First, folder.Of("users"));

        next.First.ShouldBe(First);
    }

    [Fact]
    public async Task Block_OfAnotherProcess_IsGivenAgainOnceThatIsKilled()
    {
        Directory.CreateDirectory(folder.Of("users"));
        using var holder = Process.Start(new ProcessStartInfo("flock", ["-x", folder.Of($"users/{First}"), "/bin/sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        using (var meanwhile = UserIdBlock.Claim(First, folder.Of("users")))
        {
            meanwhile.First.ShouldBe(First + UserIdBlock.Size);
        }

        holder.Kill(entireProcessTree: true);
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        await holder.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var after = UserIdBlock.Claim(First, folder.Of("users"));
        after.First.ShouldBe(First);
    }

    [Fact]
    public async Task Sandboxes_OfTwoWorkers_RunAsDifferentUsers()
    {
        using var one = new SandboxSlots(First, isTheirs: Environment.IsPrivilegedProcess);
        using var other = new SandboxSlots(First, isTheirs: Environment.IsPrivilegedProcess);
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only a worker that is root has other users to give.");

        var users = new[] { await one.TakeAsync(CancellationToken.None), await one.TakeAsync(CancellationToken.None), await other.TakeAsync(CancellationToken.None) };

        users.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("bwrap", 3, true)]
    [InlineData("bwrap", UserIdBlock.Size, false)]
    [InlineData("other", 3, false)]
    public async Task Program_OfABlockWhoseWorkerDied_EndsIfItIsASandboxWithoutParent(string name, int user, bool ends)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only a worker that is root has other users to give.");
        const int Unused = 400_000;
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
        File.Copy("/bin/cat", folder.Of(name));
        using var parent = Process.Start(new ProcessStartInfo("setpriv", ["--reuid", $"{Unused + user}", "--clear-groups", "/bin/sh", "-c", Orphan, folder.Of(name), folder.Of("words")])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var token = TestContext.Current.CancellationToken;
        using var left = Process.GetProcessById(int.Parse((await parent.StandardOutput.ReadLineAsync(token))!, CultureInfo.InvariantCulture));
        await parent.WaitForExitAsync(token);
        (await parent.StandardOutput.ReadLineAsync(token)).ShouldBe("started");

        LeftOverSandboxes.End(Unused, UserIdBlock.Size);

        if (!ends)
        {
            await using var words = new FileStream(folder.Of("words"), FileMode.Open, FileAccess.ReadWrite);
            await words.WriteAsync("still here\n"u8.ToArray(), token);
        }

        (await parent.StandardOutput.ReadLineAsync(token)).ShouldBe(ends ? null : "still here");
        left.Kill();
    }
}
