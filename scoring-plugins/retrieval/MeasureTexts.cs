using System.Globalization;
using SharedTask.Scoring.Contract;

namespace Retrieval;

/// <summary>Describes the measures that the plugin gives.</summary>
internal static class MeasureTexts
{
    private const string Tool = "trec_eval 10";
    private const string DiversityTool = "ndeval 4.5";

    // The ranks of trec_eval, and some that tasks with few relevant documents use.
    private static readonly (string Prefix, string Title, string Definition, string Source, int[] Ranks)[] AtRanks =
    [
        ("P_", "P@{0}", "The share of the first {0} documents that are relevant; a shorter ranking is filled up with documents that are not.", Tool, [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000]),
        ("recall_", "Recall@{0}", "The share of the relevant documents that are among the first {0}; 0 if there are none.", Tool, [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000]),
        ("ndcg_cut_", "nDCG@{0}", "Discounted gain of the first {0} documents, divided by that of the best ranking; the gain is the grade, the discount log2(rank + 1).", "Järvelin and Kekäläinen 2002; " + Tool, [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000]),
        ("map_cut_", "AP@{0}", "Average precision where documents behind rank {0} count as not retrieved.", Tool, [5, 10, 15, 20, 30, 100, 200, 500, 1000]),
        ("relative_P_", "Relative P@{0}", "Precision at rank {0}, divided by the highest that is possible there.", Tool, [5, 10, 15, 20, 30, 100, 200, 500, 1000]),
        ("recip_rank_cut_", "MRR@{0}", "1 divided by the rank of the first relevant document; 0 if it is behind rank {0}.", "MS MARCO", [1, 3, 5, 10, 20, 100, 1000]),
        ("success_", "Success@{0}", "1 if there is a relevant document among the first {0}, otherwise 0.", Tool, [1, 3, 5, 10]),
        ("err_cut_", "ERR@{0}", "Expected reciprocal rank of the document that satisfies a reader, of the first {0}; the chance is (2^grade - 1) / 2^h with h the highest grade of the reference.", "Chapelle et al. 2009", [5, 10, 20]),
        ("unj_", "Unjudged@{0}", "The share of the first {0} documents that have no judgement.", Tool, [5, 10, 20]),
    ];

    private static readonly (string Key, string Title, string Definition, string Source)[] Shares =
    [
        ("map", "MAP", "Mean over topics of average precision: the mean, over all relevant documents, of precision at their ranks; 0 for one that is not retrieved.", Tool),
        ("gm_map", "GMAP", "Geometric mean over topics of average precision, each at least .00001.", "Robertson 2006; " + Tool),
        ("ndcg", "nDCG", "Discounted gain of the ranking, divided by that of the best one; the gain is the grade, the discount log2(rank + 1).", "Järvelin and Kekäläinen 2002; " + Tool),
        ("recip_rank", "MRR", "1 divided by the rank of the first relevant document; 0 if there is none.", Tool),
        ("Rprec", "R-precision", "Precision at rank R, the number of relevant documents.", Tool),
        ("bpref", "bpref", "How often a relevant document is ranked above judged ones that are not relevant.", "Buckley and Voorhees 2004; " + Tool),
        ("gm_bpref", "Geometric bpref", "Geometric mean over topics of bpref, each at least .00001.", Tool),
        ("infAP", "infAP", "Average precision estimated from judgements of a sample of the pool; a negative grade says that a document was in the pool without being judged.", "Yilmaz and Aslam 2006; " + Tool),
        ("rbp", "RBP", "Rank-biased precision: the sum of (1 - p) p^(rank - 1) gain, gains being scaled to 0..1 by the highest of the topic's grades and of the parameter gains.", "Moffat and Zobel 2008; " + Tool),
        ("rbp_resid", "RBP residual", "How much higher rank-biased precision could be if documents without a judgement were relevant.", "Moffat and Zobel 2008; " + Tool),
        ("11pt_avg", "11-point average", "The mean of interpolated precision at the recalls 0, .1, ... 1.", Tool),
        ("ndcg_rel", "nDCG at relevant", "The mean of nDCG at the ranks of the documents with a gain.", Tool),
        ("Rndcg", "nDCG at levels", "The mean of nDCG at the ranks where the best ranking's gain changes; undefined if no grade has a gain.", Tool),
        ("binG", "Binary G", "The mean over relevant documents of 1 / log2(2 + documents above it that are not relevant).", Tool),
        ("G", "G", "Gain of the documents, each divided by log2(2 + what the best ranking gained more up to there), and all by the highest sum.", Tool),
        ("set_P", "Set precision", "The share of the retrieved documents that are relevant.", Tool),
        ("set_recall", "Set recall", "The share of the relevant documents that are retrieved.", Tool),
        ("set_F", "Set F", "Harmonic mean of set precision and set recall, weighted by the parameter set_f_weight.", Tool),
        ("set_relative_P", "Set relative precision", "Relevant documents retrieved, divided by the highest number that is possible.", Tool),
        ("set_map", "Set precision × recall", "Set precision times set recall.", Tool),
    ];

    private static readonly (string Prefix, string Title, string Definition, string Source)[] AtSubtopicRanks =
    [
        ("alpha_ndcg_cut_", "α-nDCG@{0}", "Discounted gain of the first {0} documents, divided by that of the ranking that adds most at each rank. A document gains 1 for each subtopic, 1 - α times as much for each document above it that has the subtopic.", "Clarke et al. 2008; " + DiversityTool),
        ("alpha_dcg_cut_", "α-DCG@{0}", "As α-nDCG@{0}, divided by what documents would gain that all had every subtopic.", "Clarke et al. 2008; " + DiversityTool),
        ("err_ia_cut_", "ERR-IA@{0}", "Intent-aware expected reciprocal rank: the gains of α-nDCG, each divided by its rank, and their sum over the first {0} by that of documents with every subtopic.", "Chapelle et al. 2009; " + DiversityTool),
        ("nerr_ia_cut_", "nERR-IA@{0}", "As ERR-IA@{0}, divided by the sum of the ranking that adds most at each rank.", "Chapelle et al. 2009; " + DiversityTool),
        ("P_ia_", "P-IA@{0}", "The mean over subtopics of precision at rank {0}.", "Agrawal et al. 2009; " + DiversityTool),
        ("strec_", "Subtopic recall@{0}", "The share of the subtopics that the first {0} documents have.", "Zhai et al. 2003; " + DiversityTool),
    ];

    private static readonly (string Key, string Title, string Definition, string Source)[] SubtopicShares =
    [
        ("map_ia", "MAP-IA", "The mean over subtopics of average precision.", "Agrawal et al. 2009; " + DiversityTool),
        ("nrbp", "NRBP", "Novelty- and rank-biased precision: the gains of α-nDCG weighted by β to the power of the documents above, divided by what documents with every subtopic would come to.", "Clarke et al. 2009; " + DiversityTool),
        ("nnrbp", "nNRBP", "As NRBP, divided by that of the ranking that adds most at each rank; 0 for a topic without relevant documents.", "Clarke et al. 2009; " + DiversityTool),
    ];

    private static readonly (string Key, string Title, string Definition)[] Numbers =
    [
        ("num_q", "Topics", "The number of topics that count."),
        ("num_ret", "Retrieved", "The number of retrieved documents."),
        ("num_rel", "Relevant", "The number of relevant documents."),
        ("num_rel_ret", "Relevant retrieved", "The number of relevant documents that are retrieved."),
        ("num_nonrel_judged_ret", "Judged, not relevant", "The number of retrieved documents that are judged and not relevant."),
    ];

    /// <summary>The measures that need judgements of subtopics; undefined without them.</summary>
    public static IReadOnlyList<MetricDescription> OfSubtopics { get; } =
    [
        .. AtSubtopicRanks
            .SelectMany(family => ((int[])[5, 10, 20]).Select(rank => Share(family.Prefix + Text(rank), Fill(family.Title, rank), Fill(family.Definition, rank), family.Source)))
            .Concat(SubtopicShares.Select(one => Share(one.Key, one.Title, one.Definition, one.Source)))
            .Select(measure => IsByGreedyIdeal(measure.Key) ? measure with { Highest = null } : measure),
    ];

    /// <summary>The descriptions, in the order in which measures are given.</summary>
    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        .. Shares.Select(one => Share(one.Key, one.Title, one.Definition, one.Source)),
        .. AtRanks.SelectMany(family => family.Ranks.Select(rank => Share(family.Prefix + Text(rank), Fill(family.Title, rank), Fill(family.Definition, rank), family.Source))),
        .. Enumerable.Range(0, 11).Select(i => (i / 10.0).ToString("F2", CultureInfo.InvariantCulture))
            .Select(point => Share("iprec_at_recall_" + point, "Precision at recall " + point, $"Interpolated precision at recall {point}: the highest precision from there on.", Tool)),
        .. Enumerable.Range(1, 10).Select(i => (i / 5.0).ToString("F2", CultureInfo.InvariantCulture))
            .Select(times => Share("Rprec_mult_" + times, $"Precision at {times} R", $"Precision at rank {times} R, R being the number of relevant documents.", Tool)),
        new("utility", "Utility", MetricDirection.HigherIsBetter, null, null, 4, "Retrieved documents that are relevant, less those that are not.", Tool),
        .. Numbers.Select(one => new MetricDescription(one.Key, one.Title, MetricDirection.HigherIsBetter, 0, null, 0, one.Definition + " A sum over topics.", Tool)),
        .. OfSubtopics,
    ];

    // The ranking that adds most at each rank need not be the best one: a run can come to a little more.
    private static bool IsByGreedyIdeal(string key) => key is "nnrbp" || key.StartsWith("alpha_ndcg", StringComparison.Ordinal) || key.StartsWith("nerr", StringComparison.Ordinal);

    private static string Text(int rank) => rank.ToString(CultureInfo.InvariantCulture);

    private static string Fill(string template, int rank) => template.Replace("{0}", Text(rank), StringComparison.Ordinal);

    private static MetricDescription Share(string key, string title, string definition, string source) => new(
        key,
        title,
        key.StartsWith("unj_", StringComparison.Ordinal) || string.Equals(key, "rbp_resid", StringComparison.Ordinal) ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter,
        0,
        1,
        4,
        definition,
        source);
}
