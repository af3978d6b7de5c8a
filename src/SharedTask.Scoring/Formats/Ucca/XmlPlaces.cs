using System.Xml;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>
/// Tells places in XML as those of every other text. An XML parser counts UTF-16 units, and also ends lines at a CR alone, which editors and
/// the readers of other formats do not.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class XmlPlaces(WholeText text)
{
    private int position;
    private int line = 1;
    private int unit = 1;

    /// <summary>Where a parser stands that has not gone back since the last call.</summary>
    /// <param name="parser">The parser.</param>
    /// <returns>The place.</returns>
    public TextPlace Of(XmlReader parser) => parser is IXmlLineInfo place ? Of(place.LineNumber, place.LinePosition) : text.Last;

    /// <summary>Where a text turns out not to be XML.</summary>
    /// <param name="exception">What the parser says.</param>
    /// <returns>The place.</returns>
    public TextPlace Of(XmlException exception) => Of(exception.LineNumber, exception.LinePosition);

    private TextPlace Of(int wantedLine, int wantedUnit)
    {
        while (position < text.Text.Length && (line < wantedLine || (line == wantedLine && unit < wantedUnit)))
        {
            Step();
        }

        return text.PlaceOf(position);
    }

    private void Step()
    {
        var rest = text.Text[position..];
        if (rest[0] == '\n' || (rest[0] == '\r' && !rest.StartsWith("\r\n"u8)))
        {
            (line, unit) = (line + 1, 1);
            position++;
            return;
        }

        // Of the code points of UTF-8 those of four bytes are the ones that UTF-16 writes as two units.
        var bytes = rest[0] switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
        unit += bytes == 4 ? 2 : 1;
        position += bytes;
    }
}
