namespace SharedTask.Cli;

/// <summary>Nothing can be done here, and not by a fault of the command line or the input.</summary>
/// <param name="message">Why, in a sentence.</param>
public sealed class FaultException(string message) : Exception(message);
