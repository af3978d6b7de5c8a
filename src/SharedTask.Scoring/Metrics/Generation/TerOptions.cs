namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>The parameters of TER.</summary>
/// <param name="Normalized">Whether punctuation is parted from words and escapes of XML are replaced, as tercom does on request.</param>
/// <param name="NoPunctuation">Whether punctuation is removed.</param>
/// <param name="AsianSupport">Whether the two above are extended to the ideographs, kana and punctuation of East Asia.</param>
/// <param name="CaseSensitive">Whether the case of letters counts.</param>
public sealed record TerOptions(bool Normalized = false, bool NoPunctuation = false, bool AsianSupport = false, bool CaseSensitive = false)
{
    /// <summary>The string that sacreBLEU 2.6.0, whose values these are, prints to make a score reproducible.</summary>
    /// <param name="references">How many references every segment has; <see langword="null"/> if not all have as many.</param>
    /// <returns>Keys and values parted by bars.</returns>
    public string Signature(int? references) => Signatures.Join(
        references,
        ("case", CaseSensitive ? "mixed" : "lc"),
        ("tok", "tercom"),
        ("norm", Signatures.YesNo(Normalized)),
        ("punct", Signatures.YesNo(!NoPunctuation)),
        ("asian", Signatures.YesNo(AsianSupport)));
}
