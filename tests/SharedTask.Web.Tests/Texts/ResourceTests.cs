using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Texts;

/// <summary>Every text is there in English and in Arabic, and every refusal has one.</summary>
public sealed partial class ResourceTests
{
    private static readonly string Source = Path.Combine(Root(), "src", "SharedTask.Web");

    [Fact]
    public void Resources_OfEveryPage_HaveTheSameKeysInBothLanguages()
    {
        var english = Directory.GetFiles(Path.Combine(Root(), "src"), "*.resx", SearchOption.AllDirectories).Where(IsSource).Where(path => !path.EndsWith(".ar.resx", StringComparison.Ordinal)).ToList();
        english.Count.ShouldBeGreaterThan(5);
        foreach (var file in english)
        {
            var arabic = Keys(Path.ChangeExtension(file, ".ar.resx"));
            Keys(file).Keys.Order(StringComparer.Ordinal).ShouldBe(arabic.Keys.Order(StringComparer.Ordinal), file);
            foreach (var (key, text) in Keys(file))
            {
                // "One day" and "two days" are said without a number in one language and with it in the other.
                if (!key.EndsWith("One", StringComparison.Ordinal) && !key.EndsWith("Two", StringComparison.Ordinal))
                {
                    Placeholders(text).ShouldBe(Placeholders(arabic[key]), $"{file}: {key}");
                }
            }
        }
    }

    [Fact]
    public void Refusals_OfCore_AllHaveATextThatNamesTheirFacts()
    {
        var texts = Keys(Path.Combine(Source, "Shared", "Refusals.resx"));
        var core = Directory.GetFiles(Path.Combine(Root(), "src", "SharedTask.Core"), "*.cs", SearchOption.AllDirectories).Where(IsSource);
        var keys = core.SelectMany(file => RefusalKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value + match.Groups[2].Value)).Distinct(StringComparer.Ordinal).ToList();
        keys.Count.ShouldBeGreaterThan(30);

        keys.Where(key => !texts.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_AskedForByName_Exist()
    {
        foreach (var marker in typeof(SharedTexts).Assembly.GetTypes().Where(type => type.Name.EndsWith("Texts", StringComparison.Ordinal) && type.GetConstructors().Length == 1))
        {
            var folder = Path.Combine(Source, Path.Combine(marker.Namespace!["SharedTask.Web".Length..].Split('.')));
            var keys = Keys(Path.Combine(folder, $"{marker.Name}.resx"));
            foreach (var file in Directory.GetFiles(folder, "*.razor", SearchOption.AllDirectories))
            {
                var content = File.ReadAllText(file);
                if (content.Contains($"IStringLocalizer<{marker.Name}> Text", StringComparison.Ordinal))
                {
                    TextKey().Matches(content).Select(match => match.Groups[1].Value).Where(key => !keys.ContainsKey(key)).ShouldBeEmpty(file);
                }
            }
        }
    }

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

    private static Dictionary<string, string> Keys(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SharedTask.sln")))
        {
            root = root.Parent;
        }

        return root!.FullName;
    }

    [GeneratedRegex("""new Refusal\(\s*"([^"]+)"|\bnew\("([a-z]+\.[a-z-]+)", \(""")]
    private static partial Regex RefusalKey();

    [GeneratedRegex("""[^A-Za-z]Text\["([^"]+)"[\],]""")]
    private static partial Regex TextKey();

    [GeneratedRegex(@"\{[A-Za-z0-9]+\}")]
    private static partial Regex Placeholder();
}
