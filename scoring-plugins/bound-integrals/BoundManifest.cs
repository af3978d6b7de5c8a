using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace BoundIntegrals;

/// <summary>What the plugin says of itself.</summary>
internal static class BoundManifest
{
    private const string Source = "Gasse et al. 2022 (ML4CO)";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "missing_predictions": { "type": "string", "enum": ["error", "initial", "ignore"], "title": "Instances without a row", "description": "error: the run is invalid. initial: nothing was found, and the initial bounds hold up to the time limit. ignore: they are left out of the means.", "default": "error" },
            "contradictions": { "type": "string", "enum": ["error", "warning"], "title": "Solutions that are better than a bound on the optimum", "description": "One of the two is wrong, by more than a millionth. error: the run is invalid. warning: it is scored as it is.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the instance", "description": "Empty: id or instance.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as problem: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over instances; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "bound-integrals",
        "1.0.0",
        ScoringProtocol.Version,
        "Bound integrals of solvers",
        "How good the bounds of a solver of optimization problems are over time: primal, dual and primal-dual gap integrals up to a time limit, as ML4CO ranks by them.",
        [
            new("csv", "comma-separated values with a header: a row for every bound that was found, with the instance, the time in seconds, and the value of a solution, a bound on the optimum, or both", "id,time,primal_bound,dual_bound\nitem_1,0.5,120,\nitem_1,2.25,104.5,98"),
            new("tsv", "tab-separated values with a header", "id\ttime\tprimal_bound\tdual_bound\nitem_1\t2.25\t104.5\t98"),
            new("jsonl", "one JSON object per row", "{\"id\": \"item_1\", \"time\": 2.25, \"primal_bound\": 104.5}"),
        ],
        [
            new("csv", "comma-separated values with a header: a row for every instance; offset (0) and direction (min) may be left out, and one of the initial bounds; further columns may serve as slices", "id,time_limit,initial_primal,initial_dual,offset,direction\nitem_1,300,500,90,100,min"),
            new("tsv", "tab-separated values with a header", "id\ttime_limit\tinitial_primal\nitem_1\t300\t500"),
            new("jsonl", "one JSON object per row", "{\"id\": \"item_1\", \"time_limit\": 300, \"initial_primal\": 500, \"initial_dual\": 90}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("gap_integral", "Gap integral", "The mean over instances of the area between the best solution and the best bound on the optimum, from the start to the time limit; undefined unless the reference has both initial bounds."),
            Describe("primal_integral", "Primal integral", "The mean over instances of the area between the best solution and the offset; undefined unless the reference has initial solutions."),
            Describe("dual_integral", "Dual integral", "The mean over instances of the area between the best bound on the optimum and the offset; undefined unless the reference has initial bounds on the optimum."),
        ],
        "gap_integral",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Describe(string key, string title, string definition) =>
        new(key, title, MetricDirection.LowerIsBetter, null, null, 2, definition + " In the unit of the objective times seconds.", Source);
}
