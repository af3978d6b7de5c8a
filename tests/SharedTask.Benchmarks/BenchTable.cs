using System.Text;

namespace SharedTask.Benchmarks;

/// <summary>What one part of the bench measured.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Method">How it was measured, in a sentence or two.</param>
/// <param name="Rows">What, how much, and the budget or the comparison.</param>
internal sealed record BenchTable(string Title, string Method, IReadOnlyList<BenchRow> Rows)
{
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("## ").Append(Title).Append("\n\n").Append(Method).Append("\n\n| what | measured | budget or comparison |\n|---|---|---|\n");
        foreach (var row in Rows)
        {
            text.Append("| ").Append(row.What).Append(" | ").Append(row.Measured).Append(" | ").Append(row.Against).Append(" |\n");
        }

        return text.ToString();
    }
}
