using System.Text;
using SharedTask.Scoring.Formats.Corrections;
using SharedTask.Scoring.Metrics.Generation.Tokens;
using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Formats.Amr;

/// <summary>
/// Makes a graph of its text in Penman notation, letter by letter. Texts are taken as smatch takes them: blanks in a concept are dropped, a
/// value ends at its first blank, and a closing quotation mark becomes an underscore, which does not count at the end of a text.
/// </summary>
/// <param name="file">The file that has the text.</param>
/// <param name="problems">Where problems are reported; the rest of a graph that is wrong is passed over.</param>
internal sealed class PenmanParser(InputFile file, ProblemList problems)
{
    /// <summary>The greatest number of nodes of a graph.</summary>
    public const int MaxNodes = 1000;

    /// <summary>The greatest number of roles of a graph.</summary>
    public const int MaxRoles = 4000;

    private readonly AmrGraphBuilder graph = new();
    private readonly Stack<(int Node, TextPlace Place)> open = new();
    private readonly StringBuilder text = new();
    private Expected state;
    private string? role;
    private TextPlace place;
    private TextPlace textPlace;
    private TextPlace quotePlace;
    private bool isQuoted;
    private bool hasQuotes;

    private enum Expected
    {
        Graph,
        Name,
        Concept,
        Value,
        Role,
        Nothing,
        NextGraph,
    }

    /// <summary>Whether something of a graph was taken since the last one ended, be it right or wrong.</summary>
    public bool HasBegun => state != Expected.Graph;

    /// <summary>The line on which the graph begins.</summary>
    public long Line { get; private set; }

    /// <summary>Takes the next line of the graph.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number.</param>
    public void Take(string line, long number)
    {
        place = new TextPlace(number, 1);
        foreach (var letter in line)
        {
            Take(letter);
            place = place with { Character = place.Character + (char.IsHighSurrogate(letter) ? 0 : 1) };
        }

        Take(' ');
    }

    /// <summary>Ends the graph, and is ready for the next one.</summary>
    /// <returns>The graph, or <see langword="null"/> if there was none or something is wrong with it.</returns>
    public AmrGraph? End()
    {
        if (isQuoted)
        {
            Fail(quotePlace, "a quotation mark is opened here and not closed before the graph ends, at a blank line", "\"");
        }
        else if (open.TryPeek(out var last) && state != Expected.NextGraph)
        {
            Fail(last.Place, "a parenthesis is opened here and not closed before the graph ends, at a blank line", "(");
        }

        var ended = state == Expected.Nothing ? graph.Build() : null;
        graph.Clear();
        open.Clear();
        (state, role) = (Expected.Graph, null);
        return ended;
    }

    private void Take(char letter)
    {
        if (state == Expected.NextGraph)
        {
            return;
        }

        if (letter == '"')
        {
            TakeQuote();
        }
        else if (isQuoted || letter is not ('(' or ')' or '/' or ':'))
        {
            TakeLetter(letter);
        }
        else
        {
            TakeSign(letter);
        }
    }

    private void TakeQuote()
    {
        if (state is not (Expected.Concept or Expected.Value))
        {
            Fail(place, "a quotation mark stands where there can be none; only concepts and values have them", "\"");
            return;
        }

        if (isQuoted)
        {
            text.Append('_');
        }
        else
        {
            quotePlace = place;
        }

        (isQuoted, hasQuotes) = (!isQuoted, true);
    }

    private void TakeLetter(char letter)
    {
        if (CharacterClass.IsSpace(letter))
        {
            if (state == Expected.Value)
            {
                text.Append(' ');
            }
        }
        else if (state is Expected.Graph or Expected.Role or Expected.Nothing)
        {
            Fail(place, $"something stands where {Spoken()} is expected", letter.ToString());
        }
        else
        {
            if (text.Length == 0 && state == Expected.Name)
            {
                textPlace = place;
            }

            text.Append(letter);
        }
    }

    private void TakeSign(char sign)
    {
        switch (sign, state)
        {
            case ('(', Expected.Graph):
                Line = place.Line;
                Begin();
                break;
            case ('(', Expected.Value) when SpacedTokens.Split(text.ToString()) is [var name] && !hasQuotes:
                role = name;
                Begin();
                break;
            case ('/', Expected.Name):
                TakeName();
                break;
            case (':', Expected.Concept or Expected.Value or Expected.Role):
                if (EndText())
                {
                    (state, textPlace) = (Expected.Value, place);
                }

                break;
            case (')', Expected.Concept or Expected.Value or Expected.Role):
                if (EndText())
                {
                    open.Pop();
                    state = open.Count == 0 ? Expected.Nothing : Expected.Role;
                }

                break;
            default:
                Fail(place, $"\"{sign}\" stands where {Spoken()} is expected{Hint(sign)}", sign.ToString());
                break;
        }
    }

    private string Spoken() => state switch
    {
        Expected.Graph => "a graph, which begins with \"(\",",
        Expected.Name => "a node's name and \"/\"",
        Expected.Concept => "a concept",
        Expected.Value when SpacedTokens.Split(text.ToString()).Length == 0 => "a role's name",
        Expected.Value => "a node's name, a value or \"(\"",
        Expected.Role => "\":\" or \")\"",
        _ => "a blank line before the next graph",
    };

    private string Hint(char sign) => (sign, state) switch
    {
        ('/', Expected.Concept or Expected.Value) => "; a text with a slash in it stands in quotation marks",
        ('(', Expected.Concept or Expected.Role) => "; a node stands behind a role, such as :ARG0",
        _ => string.Empty,
    };

    private void Begin()
    {
        open.Push((graph.Nodes, place));
        text.Clear();
        (state, textPlace) = (Expected.Name, place);
    }

    private void TakeName()
    {
        var name = text.ToString();
        text.Clear();
        if (name.Length == 0)
        {
            Fail(place, "the node has no name before its \"/\"", "/");
        }
        else if (graph.Nodes == MaxNodes)
        {
            Fail(textPlace, $"the graph has more than {MaxNodes} nodes, the most that are compared", Excerpt.Of(name), ProblemCodes.GraphTooLarge);
        }
        else if (!graph.TryAddNode(name))
        {
            Fail(textPlace, $"there is already a node {Excerpt.Of(name)} in this graph", Excerpt.Of(name));
        }
        else if (role is null)
        {
            state = Expected.Concept;
        }
        else
        {
            graph.AddRelation(role, open.ElementAt(1).Node, graph.Nodes - 1);
            (role, state) = (null, Expected.Concept);
        }
    }

    /// <summary>Ends a concept, or a role and its value.</summary>
    private bool EndText()
    {
        var ended = text.ToString();
        var quoted = hasQuotes;
        text.Clear();
        hasQuotes = false;
        if (state == Expected.Concept)
        {
            graph.SetConcept(open.Peek().Node, ended);
            return true;
        }

        if (state == Expected.Role)
        {
            return true;
        }

        var words = SpacedTokens.Split(ended);
        if (words.Length < 2)
        {
            Fail(textPlace, $"the role {(words.Length == 0 ? "has no name" : $":{Excerpt.Of(words[0])} has neither a value nor a node behind it")}", Excerpt.Of(ended.Trim()));
            return false;
        }

        if (graph.Roles == MaxRoles)
        {
            Fail(textPlace, $"the graph has more than {MaxRoles} roles, the most that are compared", Excerpt.Of(words[0]), ProblemCodes.GraphTooLarge);
            return false;
        }

        if (words.Length > 2 && !quoted)
        {
            problems.Warning(
                ProblemCodes.InvalidGraph, $"Line {textPlace.Line}: of the value of :{Excerpt.Of(words[0])} the first word alone counts, as in smatch.", file.Name, textPlace.Line, textPlace.Column, Excerpt.Of(ended.Trim()));
        }

        graph.AddValue(words[0], open.Peek().Node, words[1]);
        return true;
    }

    /// <summary>Reports what is wrong, and passes over the rest of the graph.</summary>
    private void Fail(TextPlace where, string what, string value, string code = ProblemCodes.InvalidGraph)
    {
        problems.Error(code, $"Line {where.Line}: {what}.", file.Name, where.Line, where.Column, value);
        (state, isQuoted) = (Expected.NextGraph, false);
    }
}
