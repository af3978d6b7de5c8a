using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>Says what is wrong with the sandbox before anybody wonders where the plugins are.</summary>
internal static class SandboxChecks
{
    public static void Demand(ISandbox sandbox)
    {
        if (sandbox.SelfTest is { Tier: SandboxTier.None, Missing: var missing })
        {
            throw new FaultException($"Nothing can be contained on this machine. {missing}");
        }
    }
}
