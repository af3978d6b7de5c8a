using System.Text;
using CsCheck;
using DependencyParsing;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class ParsingProperties
{
    private const int Iterations = 60;

    private static readonly Gen<(string Text, int Seed)> Texts = Gen.Select(Gen.Char["abAé"].Array[1, 40].Select(letters => new string(letters)), Gen.Int);

    [Fact]
    public void TreebankAgainstItself_IsPerfect() => Texts.Sample(
        text =>
        {
            var trees = Treebank(text.Text, new Random(text.Seed));
            var scores = Score(trees, trees);

            foreach (var metric in (string[])["las", "uas", "words", "tokens", "sentences", "upos", "lemmas"])
            {
                scores[metric].ShouldBe(1, metric);
            }
        },
        iter: Iterations);

    [Fact]
    public void Measures_ThatAskForMore_AreNotGreater() => Texts.Sample(
        text =>
        {
            var random = new Random(text.Seed);
            var scores = Score(Treebank(text.Text, random), Treebank(text.Text, random));

            foreach (var (less, more) in new[] { ("las", "uas"), ("uas", "words"), ("mlas", "clas"), ("blex", "clas"), ("all_tags", "upos"), ("upos", "words"), ("lemmas", "words") })
            {
                scores[less].ShouldBeLessThanOrEqualTo(scores[more], $"{less} and {more}");
            }
        },
        iter: Iterations);

    private static Dictionary<string, double> Score(string gold, string run)
    {
        using var job = new PluginJobFolder().Reference("gold.conllu", gold).Run("run.conllu", run);
        var result = job.Work(new ParsingScorer()).Result!;
        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        return result.Scores.ToDictionary(score => score.Metric, score => score.Value!.Value, StringComparer.Ordinal);
    }

    /// <summary>Cuts a text into sentences, tokens and words at random.</summary>
    private static string Treebank(string text, Random random)
    {
        var trees = new StringBuilder();
        var sentence = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + random.Next(1, 4));
            var token = text[start..end];
            start = end;
            var parts = random.Next(4) == 0 ? random.Next(1, 4) : 0;
            if (parts > 0)
            {
                trees.Append(System.Globalization.CultureInfo.InvariantCulture, $"{sentence.Count + 1}-{sentence.Count + parts}\t{token}\t_\t_\t_\t_\t_\t_\t_\t_\n");
            }

            for (var part = 0; part < Math.Max(1, parts); part++)
            {
                var relation = new[] { "nsubj", "obj", "case", "det", "punct" }[random.Next(5)];
                sentence.Add($"{(parts == 0 ? token : token[..1])}\t{random.Next(2)}\tX\t_\t_\t{(sentence.Count == 0 ? 0 : random.Next(sentence.Count) + 1)}\t{relation}\t_\t_");
                trees.Append(System.Globalization.CultureInfo.InvariantCulture, $"{sentence.Count}\t{sentence[^1]}\n");
            }

            if (random.Next(5) == 0)
            {
                trees.Append('\n');
                sentence.Clear();
            }
        }

        return trees.Append('\n').ToString();
    }
}
