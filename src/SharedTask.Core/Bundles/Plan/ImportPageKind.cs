namespace SharedTask.Core.Bundles.Plan;

/// <summary>What a page is for.</summary>
public enum ImportPageKind
{
    /// <summary>It becomes a part of the overview.</summary>
    Overview,

    /// <summary>It becomes the rules that teams accept.</summary>
    Rules,
}
