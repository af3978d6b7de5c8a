using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats.Retrieval;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Retrieval;

namespace Retrieval;

/// <summary>Scores rankings of documents.</summary>
public sealed class RetrievalScorer : IScorer
{
    private const int MaxTableTopics = 500;

    private static readonly string[] TableMeasures = ["map", "Rprec", "recip_rank", "P_10", "recall_100", "ndcg", "ndcg_cut_10", "bpref", "num_ret", "num_rel", "num_rel_ret"];

    /// <inheritdoc/>
    public PluginManifest Manifest => RetrievalManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_topics", "error", "wrong", "ignore");
        var hasSubtopics = parameters.Choice("subtopics", "no", "yes") == "yes";
        var keys = Keys(parameters, hasSubtopics);
        var options = Options(parameters, isComplete: missing == "wrong");
        var collection = TrecFiles.Read(input.Files, mayMiss: missing != "error", hasSubtopics);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(collection.JudgedTopics > 0 ? collection.JudgedTopics : collection.TopicCount);
        }

        var measures = new RetrievalMeasures(withSubtopics: hasSubtopics);
        var places = Array.ConvertAll(keys, measures.IndexOf);
        double[] Chosen(IReadOnlyList<double> values) => Array.ConvertAll(places, place => place < 0 ? double.NaN : values[place]);
        var report = collection.Evaluate(measures, options);
        var scores = input.ScoreAll(keys, new(Chosen(report.Overall), random => Chosen(report.Resample(random))));
        return new ScoreSheet(report.Topics.Count, scores, [], [PerTopic(report)])
        {
            Statistics = new ItemStatistics(
                [.. keys.Where(key => measures.IndexOf(key) >= 0)],
                report.Topics.Count,
                topic => report.Topics[topic],
                topic => [.. places.Where(place => place >= 0).Select(place => report.OfTopic(topic)[place])]),
        };
    }

    private static string[] Keys(ParameterReader parameters, bool hasSubtopics)
    {
        string[] all = [.. MeasureTexts.All.Select(measure => measure.Key)];
        var chosen = parameters.Texts("measures");
        var unknown = chosen.FirstOrDefault(key => !all.Contains(key, StringComparer.Ordinal));
        if (!hasSubtopics && MeasureTexts.OfSubtopics.FirstOrDefault(measure => chosen.Contains(measure.Key, StringComparer.Ordinal)) is { } novel)
        {
            throw new RequestException($"The measure \"{novel.Key}\" needs judgements of subtopics: set the parameter \"subtopics\" to \"yes\".");
        }

        return unknown is null
            ? chosen.Count == 0 ? all : [.. chosen.Distinct(StringComparer.Ordinal)]
            : throw new RequestException($"There is no measure \"{unknown}\". The measures are: {string.Join(", ", all)}.");
    }

    private static RetrievalOptions Options(ParameterReader parameters, bool isComplete) => new(
        parameters.Whole("relevance_level", 1, 0, TrecFiles.MaxGrade),
        isComplete,
        parameters.Whole("max_depth", 0, 0, 1_000_000) is > 0 and var depth ? depth : int.MaxValue,
        parameters.Choice("judged_only", "no", "yes") == "yes",
        Gains(parameters),
        parameters.Number("rbp_p", 0.9, 0, 1),
        parameters.Number("set_f_weight", 1, 0, 1000),
        parameters.Choice("score_precision", "double", "single") == "single",
        parameters.Number("alpha", 0.5, 0, 1),
        parameters.Number("nrbp_beta", 0.5, 0, 1));

    private static Dictionary<int, double> Gains(ParameterReader parameters)
    {
        var gains = new Dictionary<int, double>();
        foreach (var (grade, gain) in parameters.Texts("gains").Select(ReadGain))
        {
            if (!gains.TryAdd(grade, gain))
            {
                throw new RequestException($"The parameter \"gains\" names the grade {grade.ToString(CultureInfo.InvariantCulture)} twice.");
            }
        }

        return gains;
    }

    private static KeyValuePair<int, double> ReadGain(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var grade)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var gain)
            && double.IsFinite(gain)
            ? new(grade, gain)
            : throw new RequestException("The parameter \"gains\" must be a list of texts such as \"2=3.5\".");
    }

    private static ScoreTable PerTopic(RetrievalReport report)
    {
        int[] places = [.. TableMeasures.Select(report.Measures.IndexOf)];
        return new ScoreTable(
            "Per topic",
            ["Topic", .. TableMeasures],
            [.. report.Topics.Take(MaxTableTopics).Select((name, topic) => (IReadOnlyList<string>)
            [
                name,
                .. places.Select(place => report.Measures.Kinds[place] == MeasureKind.Sum
                    ? report.OfTopic(topic)[place].ToString(CultureInfo.InvariantCulture)
                    : TrecNumber.Format(report.OfTopic(topic)[place])),
            ])]);
    }
}
