namespace MeaningRepresentationParsing;

/// <summary>What a score is over.</summary>
internal enum MrpGroup
{
    /// <summary>All pieces, as a mean over frameworks.</summary>
    Macro,

    /// <summary>All pieces.</summary>
    All,

    /// <summary>Top nodes.</summary>
    Tops,

    /// <summary>Labels of nodes.</summary>
    Labels,

    /// <summary>Properties of nodes.</summary>
    Properties,

    /// <summary>Anchors of nodes.</summary>
    Anchors,

    /// <summary>Edges.</summary>
    Edges,

    /// <summary>Attributes of edges.</summary>
    Attributes,

    /// <summary>Edges between anchors, with labels.</summary>
    SdpLabelled,

    /// <summary>Edges between anchors, without labels.</summary>
    SdpUnlabelled,

    /// <summary>Elementary dependencies.</summary>
    Edm,
}
