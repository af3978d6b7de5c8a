namespace SharedTask.Scoring.Contract;

/// <summary>A metric that a plugin computes.</summary>
/// <param name="Key">The field's name of it in snake case, such as <c>macro_f1</c>.</param>
/// <param name="Title">The name that people read, such as <c>Macro F1</c>.</param>
/// <param name="Direction">Which end of the range is good.</param>
/// <param name="Lowest">The lower end of the range; <see langword="null"/> if unbounded.</param>
/// <param name="Highest">The upper end of the range; <see langword="null"/> if unbounded.</param>
/// <param name="Digits">How many digits after the point a table usually prints.</param>
/// <param name="Definition">The definition in a sentence or a formula, with the undefined cases.</param>
/// <param name="Source">The paper or tool that defines it.</param>
/// <param name="Unit">The unit, where the metric has one.</param>
public sealed record MetricDescription(
    string Key,
    string Title,
    MetricDirection Direction,
    double? Lowest,
    double? Highest,
    int Digits,
    string Definition,
    string Source,
    string? Unit = null);
