namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A node of a graph.</summary>
/// <param name="Label">Its label, in small letters; <see langword="null"/> if it has none.</param>
/// <param name="IsTop">Whether it is a top node.</param>
/// <param name="Properties">Its properties; one that is there twice counts once.</param>
/// <param name="Anchors">The parts of the text that it is anchored in, as <see cref="MrpText.Join"/> makes them; <see langword="null"/> if it has none.</param>
/// <param name="AnchorKey">What is compared of the anchors; <see langword="null"/> if it has none.</param>
public sealed record MrpNode(string? Label, bool IsTop, IReadOnlyList<MrpProperty> Properties, IReadOnlyList<TextSpan>? Anchors, string? AnchorKey);
