using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Import;

/// <summary>The rows of a competition that is not yet in the database.</summary>
internal sealed record Draft(Competition Competition, IReadOnlyList<object> Rows);
