namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A property of a node or an attribute of an edge, in small letters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct MrpProperty(string Name, string Value);
