using SharedTask.Scoring.Metrics.Ucca;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>Makes a passage in normal form of what a file says, and reports what makes no sense.</summary>
internal sealed class PassageBuilder(InputFile file, PassageDraft draft, ProblemList problems)
{
    private readonly Dictionary<string, (NodeDraft Draft, UccaNode Node)> nodes = new(StringComparer.Ordinal);
    private readonly long errors = problems.ErrorCount;
    private readonly UccaPassage passage = new(draft.Nodes.Exists(node => node is { Layer: "1", Number: 1, IsImplicit: true }));

    private bool IsSound => problems.ErrorCount == errors;

    /// <summary>Makes the passage.</summary>
    /// <returns>The passage; <see langword="null"/> if a problem was reported.</returns>
    public UccaItem? TryBuild()
    {
        AddTerminals();
        AddUnits();
        if (!IsSound)
        {
            return null;
        }

        draft.Edges.ForEach(Connect);
        if (IsSound && passage.FindCircle() is { } circle)
        {
            Report(PlaceOf(circle), $"the unit 1.{circle.Number} is part of itself, by way of other units or alone");
        }

        return IsSound && TryNormalize() ? new UccaItem(file, draft.Place, draft.Id, passage, draft.Attributes) : null;
    }

    private void AddTerminals()
    {
        foreach (var (place, node) in draft.Nodes.Where(node => node.Layer == "0").OrderBy(node => node.Number).Index())
        {
            if (node.Type is not ("Word" or "Punctuation"))
            {
                Report(node.Place, $"the terminal {Excerpt.Of(node.Id)} is of the type \"{Excerpt.Of(node.Type)}\"; expected Word or Punctuation");
            }
            else if (node.Number != place + 1)
            {
                Report(node.Place, $"the terminal \"{Excerpt.Of(node.Id)}\" stands where 0.{place + 1} is expected: terminals are counted from 0.1");
                return;
            }

            nodes.TryAdd(node.Id, (node, passage.AddTerminal(node.Type == "Punctuation")));
        }
    }

    private void AddUnits()
    {
        foreach (var node in draft.Nodes.Where(node => node.Layer == "1"))
        {
            AddUnit(node);
        }
    }

    private void AddUnit(NodeDraft node)
    {
        UccaNodeKind? kind = node.Type switch
        {
            "FN" => UccaNodeKind.Foundational,
            "LKG" => UccaNodeKind.Linkage,
            "PNCT" => UccaNodeKind.Punctuation,
            _ => null,
        };
        if (node.Number == 0)
        {
            Report(node.Place, $"the unit \"{Excerpt.Of(node.Id)}\" has no id like 1.23, with a number from 1 to 99999");
        }
        else if (nodes.ContainsKey(node.Id))
        {
            Report(node.Place, $"there is already a unit {node.Id}");
        }
        else if (kind is null || (node.Number == 1 && kind != UccaNodeKind.Foundational))
        {
            Report(node.Place, $"the unit {node.Id} is of the type \"{Excerpt.Of(node.Type)}\"; expected FN{(node.Number == 1 ? string.Empty : ", PNCT or LKG")}");
        }
        else
        {
            nodes.Add(node.Id, (node, node.Number == 1 ? passage.Root : passage.AddUnit(kind.Value, node.Number, node.IsImplicit)));
        }
    }

    private void Connect(EdgeDraft edge)
    {
        IReadOnlyList<string> categories = edge.Categories.Count > 0 ? edge.Categories : [edge.Type];
        if (!nodes.TryGetValue(edge.From.Id, out var from) || !nodes.TryGetValue(edge.To, out var to))
        {
            Report(edge.Place, $"there is no node \"{Excerpt.Of(edge.To)}\" to which the edge could lead");
        }
        else if (Fault(from.Node, to.Node, categories) is { } fault)
        {
            Report(edge.Place, $"the edge from {edge.From.Id} to {edge.To} {fault}");
        }
        else
        {
            passage.Connect(from.Node, to.Node, categories, edge.IsRemote);
        }
    }

    private static string? Fault(UccaNode from, UccaNode to, IReadOnlyList<string> categories) => (from.Kind, to.Kind) switch
    {
        _ when categories.Contains(string.Empty, StringComparer.Ordinal) => "has no category",
        (UccaNodeKind.Word or UccaNodeKind.PunctuationMark, _) => "begins at a terminal, which has no parts",
        (_, UccaNodeKind.Linkage) => "leads to a linkage, which is no part of a unit",
        (UccaNodeKind.Linkage, not UccaNodeKind.Foundational) => "leads from a linkage to what is no unit",
        (UccaNodeKind.Punctuation, _) when !to.IsTerminal => "leads from punctuation to what is no terminal",
        _ when to.IsTerminal != categories.Contains("Terminal", StringComparer.Ordinal) || (to.IsTerminal && categories.Count > 1) => "must have the category Terminal, and no other, if it leads to a terminal, and only then",
        _ => null,
    };

    private bool TryNormalize()
    {
        try
        {
            UccaNormalizer.Normalize(passage);
            return true;
        }
        catch (UccaStructureException exception)
        {
            Report(draft.Place, $"the passage \"{Excerpt.Of(draft.Id)}\" has no normal form, which UCCA compares: {exception.Message}");
            return false;
        }
    }

    private TextPlace PlaceOf(UccaNode unit) => nodes.Values.First(node => node.Node == unit).Draft.Place;

    private void Report(TextPlace place, string message) =>
        problems.Error(ProblemCodes.InvalidGraph, $"Line {place.Line}: {message}.", file.Name, place.Line, place.Column);
}
