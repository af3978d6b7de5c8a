using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class GenerationWithoutSmoothingTests
{
    /// <summary>The values are those of nltk 3.8, of words that blanks part.</summary>
    [Theory]
    [InlineData("a b c d e", "a b c d f", 0.668740304976422)]
    [InlineData("a x b y c", "a b c", 1.6034157163765524e-231)]
    [InlineData("z z", "a b", 0)]
    [InlineData("a b", "a b", 1.491668146240062e-154)]
    [InlineData("a b c d", "a b c d", 1)]
    [InlineData("the cat sat on", "the cat sat on the mat|a cat", 1)]
    [InlineData("", "a", 0)]
    [InlineData("a c b d e", "a b c d e f g", 7.070325777244754e-155)]
    public void Sentence_HasTheBleuOfNltk(string hypothesis, string references, double expected)
    {
        var bleu = new BleuMetric(new BleuOptions(BleuTokenizer.None, false, BleuSmoothing.None, null));
        var statistics = new double[bleu.StatisticNames.Count];

        bleu.Measure(hypothesis, references.Split('|'), statistics);

        NltkBleu.Value(statistics).ShouldBe(expected, Math.Max(1e-12 * expected, 1e-300));
    }
}
