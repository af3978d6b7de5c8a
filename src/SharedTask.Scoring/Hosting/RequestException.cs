namespace SharedTask.Scoring.Hosting;

/// <summary>The request cannot be carried out as it stands: a parameter is unknown or wrong.</summary>
/// <param name="message">What is wrong, in a sentence for the organizers.</param>
public sealed class RequestException(string message) : Exception(message);
