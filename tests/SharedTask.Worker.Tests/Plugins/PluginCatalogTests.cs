using System.Security.Cryptography;

namespace SharedTask.Worker.Tests.Plugins;

public sealed class PluginCatalogTests
{
    [Fact]
    public async Task Plugin_ThatDescribesItself_IsListedWithTheHashOfItsProgram()
    {
        await using var plugin = new ScriptedPlugin();

        plugin.Catalog.List().ShouldHaveSingleItem().Title.ShouldBe("Scripted");
        plugin.Catalog.Find("scripted").ShouldNotBeNull();
        plugin.Catalog.Find("Scripted").ShouldBeNull();
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(plugin.ProgramPath, TestContext.Current.CancellationToken)));
        plugin.Catalog.FindInstalled("scripted").ShouldNotBeNull().Sha256.ShouldBe(hash);
    }

    [Theory]
    [InlineData("\"id\":\"scripted\"", "\"id\":\"other\"")]
    [InlineData("\"id\":\"scripted\",", "")]
    [InlineData("\"protocol\":1", "\"protocol\":2")]
    [InlineData("\"defaultMetric\":\"accuracy\"", "\"defaultMetric\":\"f1\"")]
    [InlineData("\"parameters\":{\"type\":\"object\"},", "")]
    [InlineData("\"runFormats\":[],", "")]
    [InlineData("\"metrics\":[", "\"metrics\":[null,")]
    [InlineData("\"key\":\"accuracy\",", "")]
    [InlineData("}]}", "},{\"key\":\"accuracy\",\"title\":\"Again\"}]}")]
    [InlineData("}]}", "}]")]
    public async Task Plugin_WhoseManifestBreaksTheContract_IsNotOffered(string good, string bad)
    {
        ScriptedPlugin.GoodManifest.ShouldContain(good);
        await using var plugin = new ScriptedPlugin(ScriptedPlugin.GoodManifest.Replace(good, bad, StringComparison.Ordinal));

        plugin.Catalog.List().ShouldBeEmpty();
    }
}
