namespace SharedTask.Core.Bundles.Yaml;

/// <summary>The values of a document with the keys under which they stand; what aliases share is told once.</summary>
internal static class YamlTexts
{
    public static IEnumerable<(string Key, YamlScalar Value)> Of(YamlNode root)
    {
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<(string Key, YamlNode Node)>([("", root)]);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add(next.Node))
            {
                continue;
            }

            switch (next.Node)
            {
                case YamlScalar scalar:
                    yield return (next.Key, scalar);
                    break;
                case YamlMap map:
                    Push(map.Entries.Select(entry => (entry.Key, entry.Value)));
                    break;
                case YamlList list:
                    Push(list.Items.Select(item => (next.Key, item)));
                    break;
            }
        }

        void Push(IEnumerable<(string Key, YamlNode Node)> nodes)
        {
            foreach (var node in nodes)
            {
                waiting.Push(node);
            }
        }
    }
}
