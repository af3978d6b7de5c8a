using SharedTask.Core.Bundles.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SharedTask.Core.Bundles.Yaml;

/// <summary>
/// Builds plain nodes from the parser's events. Nothing is deserialized: a tag that names a program is text and an error. Aliases share
/// their node, and what they would be if written out is counted, so that a few lines cannot become a billion.
/// </summary>
internal sealed class YamlComposer(string file, FindingList findings, CancellationToken cancellationToken)
{
    private const int MostDepth = 40;
    private const int MostNodes = 50_000;
    private const int MostExpanded = 200_000;
    private const string StandardTags = "tag:yaml.org,2002:";

    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private int nodes;
    private int lastLine;

    /// <summary>The document's mapping; <see langword="null"/> if there is none, and then an error says why.</summary>
    public static YamlMap? Compose(string text, string file, FindingList findings, CancellationToken cancellationToken)
    {
        var composer = new YamlComposer(file, findings, cancellationToken);
        try
        {
            return composer.Compose(text);
        }
        catch (YamlException exception)
        {
            Report(text, (int)exception.Start.Line, exception, file, findings);
            return null;
        }
        catch (InvalidOperationException)
        {
            // So the parser ends on some unfinished lists.
            findings.Error("yaml-broken", file, composer.lastLine, null, ("reason", "a list or mapping is not finished"));
            return null;
        }
        catch (YamlRefusedException refused)
        {
            findings.Error(refused.Code, file, refused.Line, null, ("limit", refused.Limit));
            return null;
        }
    }

    private static void Report(string text, int line, YamlException exception, string file, FindingList findings)
    {
        if (YamlSlip.Find(text, line) is { } slip)
        {
            findings.Error(slip.Code, file, slip.Line, slip.Key.Length > 0 ? slip.Key : null, ("name", slip.Key), ("better", slip.Better));
            return;
        }

        findings.Error("yaml-broken", file, line, null, ("reason", Reason(exception)));
    }

    private YamlMap? Compose(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            findings.Error("yaml-empty", file, null, null);
            return null;
        }

        parser.MoveNext();
        var root = Read(parser, 0);
        parser.MoveNext();
        if (parser.MoveNext() && parser.Current is DocumentStart second)
        {
            findings.Warning("yaml-second-document", file, (int)second.Start.Line, null, FindingEffect.LeftOut);
        }

        if (root is YamlMap map)
        {
            return map;
        }

        findings.Error(root is YamlScalar { IsNull: true } ? "yaml-empty" : "yaml-no-mapping", file, root.Line, null);
        return null;
    }

    private YamlNode Read(Parser parser, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var current = parser.Current!;
        var line = (int)current.Start.Line;
        lastLine = line;
        if (++nodes > MostNodes)
        {
            throw new YamlRefusedException("yaml-too-many-nodes", line, MostNodes);
        }

        if (depth > MostDepth)
        {
            throw new YamlRefusedException("yaml-too-deep", line, MostDepth);
        }

        if (current is AnchorAlias alias)
        {
            return anchors.TryGetValue(alias.Value.Value, out var known)
                ? known
                : throw new YamlException(current.Start, current.End, $"the alias *{alias.Value.Value} names nothing that stands before it");
        }

        YamlNode node = current switch
        {
            Scalar scalar => ReadScalar(scalar, line),
            SequenceStart sequence => ReadList(parser, sequence, line, depth),
            MappingStart mapping => ReadMap(parser, mapping, line, depth),
            _ => throw new YamlException(current.Start, current.End, "a value is missing"),
        };
        if (node.Size > MostExpanded)
        {
            throw new YamlRefusedException("yaml-alias-bomb", line, MostExpanded);
        }

        if (current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor.Value] = node;
        }

        return node;
    }

    private YamlScalar ReadScalar(Scalar scalar, int line)
    {
        CheckTag(scalar.Tag, line);
        var isString = !scalar.Tag.IsEmpty && scalar.Tag.Value is StandardTags + "str" or StandardTags + "python/unicode" or StandardTags + "python/str";
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain && !isString, line);
    }

    private YamlList ReadList(Parser parser, SequenceStart start, int line, int depth)
    {
        CheckTag(start.Tag, line);
        List<YamlNode> items = [];
        while (Next(parser) is not SequenceEnd)
        {
            items.Add(Read(parser, depth + 1));
        }

        return new YamlList(items, line);
    }

    private YamlMap ReadMap(Parser parser, MappingStart start, int line, int depth)
    {
        CheckTag(start.Tag, line);
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        List<YamlMap> merged = [];
        while (Next(parser) is not MappingEnd)
        {
            var keyNode = Read(parser, depth + 1);
            Next(parser);
            var value = Read(parser, depth + 1);
            if (keyNode is not YamlScalar key)
            {
                findings.Warning("yaml-key-not-text", file, keyNode.Line, null, FindingEffect.LeftOut);
            }
            else if (key is { IsPlain: true, Text: "<<" })
            {
                merged.AddRange(value is YamlList list ? list.Items.OfType<YamlMap>() : new[] { value }.OfType<YamlMap>());
            }
            else
            {
                if (entries.Remove(key.Text, out var earlier))
                {
                    findings.Warning("yaml-duplicate-key", file, key.Line, key.Text, FindingEffect.None, ("first", earlier.Line));
                }

                entries.Add(key.Text, new YamlEntry(key.Text, key.Line, value));
            }
        }

        foreach (var entry in merged.SelectMany(map => map.Entries))
        {
            entries.TryAdd(entry.Key, entry);
        }

        return new YamlMap([.. entries.Values], line);
    }

    private static ParsingEvent Next(Parser parser) => parser.MoveNext()
        ? parser.Current!
        : throw new YamlException("the document ends too early");

    private void CheckTag(TagName tag, int line)
    {
        if (tag.IsEmpty || tag.IsNonSpecific)
        {
            return;
        }

        var value = tag.Value;
        var name = value.StartsWith(StandardTags, StringComparison.Ordinal) ? value[StandardTags.Length..] : value;
        switch (name)
        {
            case "str" or "int" or "float" or "bool" or "null" or "timestamp" or "seq" or "map" or "omap" or "set":
                return;
            case "python/unicode" or "python/str" or "python/int" or "python/float" or "python/bool" or "python/none" or "python/list" or "python/dict" or "python/tuple":
                findings.Note("yaml-python-tag", file, line, null, FindingEffect.None, ("tag", "!!" + name));
                return;
            default:
                var shown = value.StartsWith(StandardTags, StringComparison.Ordinal) ? "!!" + name : value;
                findings.Error("yaml-program-tag", file, line, null, ("tag", shown.Length > 80 ? shown[..80] : shown));
                return;
        }
    }

    /// <summary>The parser's own words without the place, which the finding names.</summary>
    private static string Reason(YamlException exception)
    {
        var message = exception.Message;
        var end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        message = end >= 0 ? message[(end + 3)..] : message;
        return message.Length > 200 ? message[..200] : message.TrimEnd('.');
    }
}
