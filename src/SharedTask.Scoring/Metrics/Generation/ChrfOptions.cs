using System.Globalization;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>The parameters of chrF.</summary>
/// <param name="CharacterOrder">The greatest order of n-grams of characters.</param>
/// <param name="WordOrder">The greatest order of n-grams of words: 0 for chrF, 2 for chrF++.</param>
/// <param name="Beta">How many times recall counts as much as precision.</param>
/// <param name="Lowercase">Whether the case of letters is ignored.</param>
/// <param name="Whitespace">Whether white space belongs to the n-grams of characters.</param>
/// <param name="EpsilonSmoothing">Whether the mean is that of the orders' F-scores, as in chrF++.py, NLTK and Moses, instead of sacreBLEU's.</param>
public sealed record ChrfOptions(
    int CharacterOrder = 6,
    int WordOrder = 0,
    int Beta = 2,
    bool Lowercase = false,
    bool Whitespace = false,
    bool EpsilonSmoothing = false)
{
    /// <summary>The string that sacreBLEU 2.6.0, whose values these are, prints to make a score reproducible.</summary>
    /// <param name="references">How many references every segment has; <see langword="null"/> if not all have as many.</param>
    /// <returns>Keys and values parted by bars.</returns>
    public string Signature(int? references) => Signatures.Join(
        references,
        ("case", Lowercase ? "lc" : "mixed"),
        ("eff", Signatures.YesNo(!EpsilonSmoothing)),
        ("nc", CharacterOrder.ToString(CultureInfo.InvariantCulture)),
        ("nw", WordOrder.ToString(CultureInfo.InvariantCulture)),
        ("space", Signatures.YesNo(Whitespace)));
}
