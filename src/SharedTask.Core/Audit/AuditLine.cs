namespace SharedTask.Core.Audit;

/// <summary>An entry of the audit log as administrators read it.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Who">The name of who did it; <see langword="null"/> for the site itself.</param>
/// <param name="Competition">The title of its competition, if it belongs to one.</param>
/// <param name="Action">The key of its text.</param>
/// <param name="Subject">What was acted on.</param>
public sealed record AuditLine(DateTime At, string? Who, string? Competition, string Action, string Subject);
