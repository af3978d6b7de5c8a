namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>A constant of a node, such as <c>:polarity -</c>.</summary>
/// <param name="Role">The role, without its colon.</param>
/// <param name="Node">The node's place in <see cref="AmrGraph.Concepts"/>.</param>
/// <param name="Value">The constant.</param>
public readonly record struct AmrAttribute(string Role, int Node, string Value);
