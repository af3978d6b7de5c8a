namespace SharedTask.Cli;

/// <summary>What a script learns from the exit code.</summary>
public static class ExitCodes
{
    /// <summary>The input is valid and, where asked for, scored.</summary>
    public const int Good = 0;

    /// <summary>The run or the reference is not valid.</summary>
    public const int Invalid = 1;

    /// <summary>The command line is not understood, or names what is not there.</summary>
    public const int Usage = 2;

    /// <summary>No result, and not by a fault of the input: the plugin failed, hit a limit, or could not be contained.</summary>
    public const int Fault = 3;
}
