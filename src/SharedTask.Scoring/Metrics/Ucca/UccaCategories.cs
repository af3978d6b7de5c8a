namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>The categories of UCCA's foundational layer, as its files write them.</summary>
public static class UccaCategories
{
    internal const string ParallelScene = "H";
    internal const string Participant = "A";
    internal const string Process = "P";
    internal const string State = "S";
    internal const string Ground = "G";
    internal const string Center = "C";
    internal const string Function = "F";
    internal const string Connector = "N";
    internal const string Relator = "R";
    internal const string Linker = "L";
    internal const string Punctuation = "U";
    internal const string LinkRelation = "LR";
    internal const string LinkArgument = "LA";
    internal const string Terminal = "Terminal";

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [ParallelScene] = "Parallel scene", [Participant] = "Participant", [Process] = "Process", [State] = "State", ["D"] = "Adverbial", [Ground] = "Ground",
        [Center] = "Center", ["E"] = "Elaborator", [Function] = "Function", [Connector] = "Connector", [Relator] = "Relator", ["T"] = "Time", ["Q"] = "Quantifier",
        [Linker] = "Linker", [Punctuation] = "Punctuation",
    };

    private static readonly Dictionary<string, string> Equivalents = new(StringComparer.Ordinal)
    {
        [Process] = State, [State] = Process, [ParallelScene] = Center, [Center] = ParallelScene,
        [Connector] = Linker, [Linker] = Connector, [Function] = Relator, [Relator] = Function,
    };

    /// <summary>What a category is called.</summary>
    /// <param name="category">The category.</param>
    /// <returns>Its name, such as <c>Participant (A)</c>; the category itself if it is none of UCCA's.</returns>
    public static string TitleOf(string category) => Titles.TryGetValue(category, out var title) ? $"{title} ({category})" : category;

    /// <summary>The category that counts as the same where labels are compared weakly.</summary>
    internal static string? EquivalentOf(string category) => Equivalents.GetValueOrDefault(category);
}
