using System.Globalization;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>The parameters of BLEU.</summary>
/// <param name="Tokenizer">How texts become words.</param>
/// <param name="Lowercase">Whether the case of letters is ignored.</param>
/// <param name="Smoothing">What happens where no n-gram matches.</param>
/// <param name="SmoothingValue">The number that floor and add-k use; <see langword="null"/> for .1 and 1.</param>
/// <param name="MaxOrder">The greatest order of n-grams.</param>
/// <param name="EffectiveOrder">Whether orders are left out for which the hypothesis is too short: for single sentences.</param>
public sealed record BleuOptions(
    BleuTokenizer Tokenizer = BleuTokenizer.Mteval13a,
    bool Lowercase = false,
    BleuSmoothing Smoothing = BleuSmoothing.Exponential,
    double? SmoothingValue = null,
    int MaxOrder = 4,
    bool EffectiveOrder = false)
{
    /// <summary>The number that floor and add-k use.</summary>
    public double UsedSmoothingValue => SmoothingValue ?? (Smoothing == BleuSmoothing.Floor ? .1 : 1);

    /// <summary>The string that sacreBLEU 2.6.0, whose values these are, prints to make a score reproducible.</summary>
    /// <param name="references">How many references every segment has; <see langword="null"/> if not all have as many.</param>
    /// <returns>Keys and values parted by bars.</returns>
    public string Signature(int? references) => Signatures.Join(
        references,
        ("case", Lowercase ? "lc" : "mixed"),
        ("eff", Signatures.YesNo(EffectiveOrder)),
        ("tok", Tokenizer switch
        {
            BleuTokenizer.Mteval13a => "13a",
            BleuTokenizer.International => "intl",
            BleuTokenizer.Chinese => "zh",
            BleuTokenizer.Characters => "char",
            _ => "none",
        }),
        ("smooth", Smoothing switch
        {
            BleuSmoothing.Exponential => "exp",
            BleuSmoothing.Floor => string.Create(CultureInfo.InvariantCulture, $"floor[{UsedSmoothingValue:F2}]"),
            BleuSmoothing.AddK => string.Create(CultureInfo.InvariantCulture, $"add-k[{UsedSmoothingValue:F2}]"),
            _ => "none",
        }));
}
