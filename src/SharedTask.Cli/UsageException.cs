namespace SharedTask.Cli;

/// <summary>The command line asks for something that cannot be.</summary>
/// <param name="message">What, and what would be right, in a sentence.</param>
public sealed class UsageException(string message) : Exception(message);
