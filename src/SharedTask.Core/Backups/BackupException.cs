namespace SharedTask.Core.Backups;

/// <summary>A backup or a restore that cannot be done.</summary>
/// <param name="message">Why, and what would help, in sentences for the administrator.</param>
/// <param name="inner">What was met, if it was met elsewhere.</param>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
