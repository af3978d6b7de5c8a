using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace UccaParsing;

/// <summary>What the plugin says of itself.</summary>
internal static class UccaManifest
{
    private const string Passage = """
        <root passageID="news.1" annotationID="0">
          <attributes lang="en" />
          <layer layerID="0">
            <attributes />
            <node ID="0.1" type="Word"><attributes text="Cats" paragraph="1" paragraph_position="1" /></node>
            <node ID="0.2" type="Word"><attributes text="sleep" paragraph="1" paragraph_position="2" /></node>
            <node ID="0.3" type="Punctuation"><attributes text="." paragraph="1" paragraph_position="3" /></node>
          </layer>
          <layer layerID="1">
            <attributes />
            <node ID="1.1" type="FN"><attributes />
              <edge toID="1.2" type="H"><attributes /><category tag="H" /></edge></node>
            <node ID="1.2" type="FN"><attributes />
              <edge toID="1.3" type="A"><attributes /><category tag="A" /></edge>
              <edge toID="1.4" type="S"><attributes /><category tag="S" /></edge>
              <edge toID="1.5" type="U"><attributes /><category tag="U" /></edge></node>
            <node ID="1.3" type="FN"><attributes /><edge toID="0.1" type="Terminal"><attributes /></edge></node>
            <node ID="1.4" type="FN"><attributes /><edge toID="0.2" type="Terminal"><attributes /></edge></node>
            <node ID="1.5" type="PNCT"><attributes /><edge toID="0.3" type="Terminal"><attributes /></edge></node>
          </layer>
        </root>
        """;

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "total": { "type": "string", "enum": ["all", "primary_and_remote"], "title": "Edges of the total scores", "description": "all: primary, remote and implicit edges together, as UCCA's scorer counts since November 2019. primary_and_remote: those two alone, as in SemEval-2019.", "default": "all" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Passages that a run leaves out", "description": "error: the run is invalid. wrong: they count as passages without edges. ignore: they are left out of the score.", "default": "error" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Attributes for slices", "description": "Names of attributes of the reference's passages, such as lang: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over passages; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "ucca-parsing",
        "1.0.0",
        ScoringProtocol.Version,
        "UCCA parsing",
        "Passages annotated with universal conceptual cognitive annotation, as in SemEval-2019: F1 of primary, remote and implicit edges, with and without labels.",
        [new("xml", "passages in UCCA's standard XML: one file for each, in one zip, or all in one file, one after the other", Passage)],
        [new("xml", "the same; passages belong together by passageID", Passage)],
        JsonDocument.Parse(Parameters).RootElement,
        [.. UccaMetric.All.Select(metric => metric.Description)],
        UccaMetric.All[0].Key,
        "Every attribute of the reference's passages that the parameter slices names, such as lang.");
}
