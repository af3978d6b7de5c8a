namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>An edge between two nodes, such as <c>:ARG0</c>.</summary>
/// <param name="Role">The role, without its colon; inverse roles (<c>ARG0-of</c>) are turned round.</param>
/// <param name="Source">The place in <see cref="AmrGraph.Concepts"/> of the node where it begins.</param>
/// <param name="Target">The place of the node where it ends; may be the same.</param>
public readonly record struct AmrRelation(string Role, int Source, int Target);
