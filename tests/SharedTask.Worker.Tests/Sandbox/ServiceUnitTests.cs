using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>The unit file that the documentation offers.</summary>
public sealed class ServiceUnitTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "sharedtask.service"));

    [Fact]
    public void Unit_OfTheDocumentation_DelegatesWhatTheSandboxNeedsToSomebodyWhoIsNotRoot()
    {
        Value("Delegate").ShouldBe("cpu memory pids");
        Value("User").ShouldBe("sharedtask", "somebody who is not root");
        Value("KillMode").ShouldBe("mixed", "the site must be asked first, and alone");
        Value("OOMPolicy").ShouldBe("continue");
    }

    [Theory]
    [InlineData("ProtectControlGroups")]
    [InlineData("ProtectKernelTunables")]
    [InlineData("ProtectKernelLogs")]
    [InlineData("ProcSubset")]
    [InlineData("ProtectProc")]
    [InlineData("RestrictNamespaces")]
    [InlineData("SystemCallFilter")]
    public void Unit_OfTheDocumentation_TakesTheSandboxNothing(string setting) =>
        Lines.ShouldNotContain(line => line.StartsWith(setting + "=", StringComparison.Ordinal));

    private static string Value(string setting) => Lines.Single(line => line.StartsWith(setting + "=", StringComparison.Ordinal))[(setting.Length + 1)..];
}
