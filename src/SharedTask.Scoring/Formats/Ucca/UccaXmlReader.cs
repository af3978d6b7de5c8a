using System.Xml;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>
/// Reads passages in UCCA's standard XML: a file has one, or several one after the other. What the format has besides, such as the texts of
/// words and remarks, is passed over.
/// </summary>
public sealed class UccaXmlReader
{
    /// <summary>How many nodes and how many edges a passage has at most.</summary>
    public const int MaxSize = 20_000;

    private const int MaxDepth = 64;

    private readonly InputFile file;
    private readonly ProblemList problems;
    private readonly XmlPlaces places;
    private readonly string[] path = new string[5];
    private PassageDraft? passage;
    private string layer = string.Empty;
    private NodeDraft? node;
    private EdgeDraft? edge;

    private UccaXmlReader(InputFile file, ProblemList problems, XmlPlaces places) => (this.file, this.problems, this.places) = (file, problems, places);

    /// <summary>Reads a file, and reports what is wrong with it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="onItem">Is given every passage that makes sense, and says whether to read on.</param>
    public static void Read(InputFile file, ProblemList problems, Func<UccaItem, bool> onItem)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(onItem);
        if (WholeText.Read(file, problems) is not { } text)
        {
            return;
        }

        // Passages one after the other were often files of their own, each with a declaration, which XML allows at the very beginning alone.
        text.Blank("<?xml "u8, "?>"u8);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment };
        var places = new XmlPlaces(text);
        using var characters = text.Open();
        using var xml = XmlReader.Create(characters, settings);
        try
        {
            new UccaXmlReader(file, problems, places).ReadAll(xml, onItem);
        }
        catch (XmlException exception)
        {
            var place = places.Of(exception);
            problems.LastError(ProblemCodes.InvalidXml, $"Line {place.Line}: the file is not well-formed XML from here on.{Hint(exception, text)}", file.Name, place.Line, place.Column);
        }
    }

    /// <summary>What is the matter most often, asked when the place is known.</summary>
    private static string Hint(XmlException exception, WholeText text) => exception.Message switch
    {
        var message when message.Contains("DTD", StringComparison.OrdinalIgnoreCase) => " Document type declarations are not allowed.",
        _ when text.IsAtEnd => " It ends within an element.",
        _ when text.IsBehind((byte)'&') => " A text or an attribute has & as &amp;, and < as &lt;.",
        _ => string.Empty,
    };

    private void ReadAll(XmlReader xml, Func<UccaItem, bool> onItem)
    {
        var hasPassage = false;
        while (problems.ListsAnotherError && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && !Begin(xml))
            {
                return;
            }

            var ends = xml.Depth == 0 && (xml.NodeType == XmlNodeType.EndElement || (xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement));
            if (ends && passage is not null)
            {
                hasPassage = true;
                if (new PassageBuilder(file, passage, problems).TryBuild() is { } item && !onItem(item))
                {
                    return;
                }

                (passage, node, edge) = (null, null, null);
            }
        }

        if (!hasPassage && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no passage: no element <root passageID=\"...\">.", file.Name);
        }
    }

    /// <summary>Takes an element where the format has it.</summary>
    /// <returns>Whether reading goes on.</returns>
    private bool Begin(XmlReader xml)
    {
        if (xml.Depth >= path.Length)
        {
            return xml.Depth <= MaxDepth || Stop(xml, ProblemCodes.InvalidXml, $"elements are nested in more than {MaxDepth} others");
        }

        path[xml.Depth] = xml.LocalName;
        return (xml.Depth, xml.Depth > 0 ? path[xml.Depth - 1] : string.Empty, xml.LocalName) switch
        {
            (0, _, _) => BeginPassage(xml),
            (1, _, "attributes") => TakeAttributes(xml),
            (1, _, "layer") => BeginLayer(xml),
            (2, "layer", "node") => BeginNode(xml),
            (3, "node", "attributes") when path[1] == "layer" => Flag(xml, "implicit", value => node!.IsImplicit = value),
            (3, "node", "edge") when path[1] == "layer" => BeginEdge(xml),
            (4, "edge", "attributes") when IsInEdge => Flag(xml, "remote", value => edge!.IsRemote = value) && Refuse(xml, "Coordinated_Main_Rel."),
            (4, "edge", "category") when IsInEdge => TakeCategory(xml),
            _ => true,
        };
    }

    private bool IsInEdge => path[2] == "node" && path[1] == "layer";

    private bool BeginPassage(XmlReader xml)
    {
        if (xml.LocalName != "root")
        {
            return Stop(xml, ProblemCodes.WrongFormat, $"expected the element <root> of UCCA's standard format, not <{Excerpt.Of(xml.LocalName)}>");
        }

        passage = new PassageDraft(places.Of(xml), Required(xml, "passageID"));
        return true;
    }

    private bool TakeAttributes(XmlReader xml)
    {
        while (xml.MoveToNextAttribute())
        {
            passage!.Attributes.TryAdd(xml.LocalName, xml.Value);
        }

        xml.MoveToElement();
        return true;
    }

    private bool BeginLayer(XmlReader xml)
    {
        layer = Required(xml, "layerID");
        if (layer is not ("" or "0" or "1"))
        {
            Report(xml, ProblemCodes.InvalidGraph, $"there is no layer \"{Excerpt.Of(layer)}\", only 0 and 1", "layerID");
        }

        return true;
    }

    private bool BeginNode(XmlReader xml)
    {
        node = new NodeDraft(places.Of(xml), layer, Required(xml, "ID"), Required(xml, "type"));
        passage!.Nodes.Add(node);
        return passage.Nodes.Count <= MaxSize || Stop(xml, ProblemCodes.GraphTooLarge, $"a passage has more than {MaxSize} nodes");
    }

    private bool BeginEdge(XmlReader xml)
    {
        edge = new EdgeDraft(places.Of(xml), node!, Required(xml, "toID"), xml.GetAttribute("type") ?? string.Empty);
        passage!.Edges.Add(edge);
        return passage.Edges.Count <= MaxSize || Stop(xml, ProblemCodes.GraphTooLarge, $"a passage has more than {MaxSize} edges");
    }

    private bool TakeCategory(XmlReader xml)
    {
        edge!.Categories.Add(Required(xml, "tag"));
        return edge.Categories.Count <= MaxDepth || Stop(xml, ProblemCodes.GraphTooLarge, $"an edge has more than {MaxDepth} categories");
    }

    private bool Flag(XmlReader xml, string name, Action<bool> set)
    {
        switch (xml.GetAttribute(name))
        {
            case "True":
                set(true);
                break;
            case null or "False":
                break;
            case var other:
                Report(xml, ProblemCodes.WrongType, $"{name} is \"{Excerpt.Of(other)}\", neither True nor False", name);
                break;
        }

        return true;
    }

    private bool Refuse(XmlReader xml, string name)
    {
        if (xml.GetAttribute(name) is not null)
        {
            Report(xml, ProblemCodes.InvalidGraph, $"edges with the attribute {name}, of a refinement layer, are not scored", name);
        }

        return true;
    }

    private string Required(XmlReader xml, string name)
    {
        if (xml.GetAttribute(name) is { Length: > 0 } value)
        {
            return value;
        }

        Report(xml, ProblemCodes.MissingField, $"<{Excerpt.Of(xml.LocalName)}> has no attribute {name}", name);
        return string.Empty;
    }

    private void Report(XmlReader xml, string code, string message, string field)
    {
        var place = places.Of(xml);
        problems.Error(code, $"Line {place.Line}: {message}.", file.Name, place.Line, place.Column, field);
    }

    private bool Stop(XmlReader xml, string code, string message)
    {
        var place = places.Of(xml);
        problems.LastError(code, $"Line {place.Line}: {message}.", file.Name, place.Line, place.Column);
        return false;
    }
}
