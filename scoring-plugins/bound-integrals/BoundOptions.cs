using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;

namespace BoundIntegrals;

/// <summary>How instances and bounds are read.</summary>
/// <param name="Id">The instance's column, in both.</param>
/// <param name="MayMiss">Whether a run may have no row for an instance.</param>
/// <param name="IgnoresMissing">Whether such an instance is left out; otherwise the initial bounds hold.</param>
/// <param name="RefusesContradictions">Whether bounds that contradict each other make a run invalid.</param>
/// <param name="Slices">The columns for slices.</param>
internal sealed record BoundOptions(FieldSpec Id, bool MayMiss, bool IgnoresMissing, bool RefusesContradictions, IReadOnlyList<string> Slices)
{
    private static FieldSpec Optional(params string[] names) => new(names) { IsOptional = true };

    /// <summary>The fields of a reference: instance, limit, initial primal and dual bound, offset, direction, slices.</summary>
    public IReadOnlyList<FieldSpec> ReferenceFields =>
    [
        Id, new("time_limit"), Optional("initial_primal", "initial_primal_bound"), Optional("initial_dual", "initial_dual_bound"), Optional("offset", "objective_offset"), Optional("direction"),
        .. Slices.Select(name => new FieldSpec(name)),
    ];

    /// <summary>The fields of a run: instance, time, primal and dual bound.</summary>
    public IReadOnlyList<FieldSpec> RunFields => [Id, new("time"), Optional("primal_bound", "primal"), Optional("dual_bound", "dual")];

    /// <summary>Reads the parameters.</summary>
    public static BoundOptions Read(ParameterReader parameters)
    {
        var missing = parameters.Choice("missing_predictions", "error", "initial", "ignore");
        return new(
            parameters.Column("id_column", "id", "instance"),
            missing != "error",
            missing == "ignore",
            parameters.Choice("contradictions", "error", "warning") == "error",
            parameters.Texts("slices"));
    }
}
