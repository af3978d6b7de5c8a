namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>The kinds of pieces of information that graphs are compared by.</summary>
public enum MrpPiece
{
    /// <summary>That a node is a top node.</summary>
    Tops,

    /// <summary>The label of a node.</summary>
    Labels,

    /// <summary>A property of a node with its value.</summary>
    Properties,

    /// <summary>The part of the text that a node is anchored in.</summary>
    Anchors,

    /// <summary>An edge with its label.</summary>
    Edges,

    /// <summary>An attribute of an edge with its value.</summary>
    Attributes,
}
