using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using SharedTask.Web.Features.Organizing;

namespace SharedTask.Web.Tests.Organizing;

public sealed class ParameterFormTests : IAsyncLifetime
{
    private const string Schema = """
        {
          "type": "object",
          "required": ["positive"],
          "properties": {
            "positive": { "type": "string", "title": "Positive label", "default": "1" },
            "average": { "type": "string", "enum": ["macro", "micro"], "title": "Average", "default": "macro" },
            "beta": { "type": "number", "minimum": 0, "maximum": 10, "title": "Beta", "default": 1 },
            "strict": { "type": "boolean", "title": "Strict", "default": false },
            "labels": { "type": "array", "items": { "type": "string" }, "title": "Labels", "default": [] },
            "mean_of": { "type": "array", "items": { "type": "string", "enum": ["f1", "mcc", "auc"] }, "title": "Mean of", "default": ["f1"] }
          }
        }
        """;

    private ConsoleScreens screens = null!;
    private string written = "{}";

    public async ValueTask InitializeAsync() => screens = await ConsoleScreens.OpenAsync();

    public ValueTask DisposeAsync() => screens.DisposeAsync();

    [Fact]
    public void Form_OfASchema_ShowsEveryKindOfParameterWithItsDefault()
    {
        var form = Show();

        form.Find("#parameter-positive").GetAttribute("value").ShouldBe("1");
        form.Find("select#parameter-average").GetAttribute("value").ShouldBe("macro");
        var beta = form.Find("#parameter-beta");
        (beta.GetAttribute("type"), beta.GetAttribute("min"), beta.GetAttribute("max")).ShouldBe(("number", "0", "10"));
        form.Find("select#parameter-strict").GetAttribute("value").ShouldBe("false");
        form.Find("#parameter-mean_of-f1").HasAttribute("checked").ShouldBeTrue();
        form.Find("#parameter-mean_of-mcc").HasAttribute("checked").ShouldBeFalse();
        form.FindAll("input, select, textarea").ShouldAllBe(field => form.FindAll($"label[for='{field.Id}']").Count == 1);
    }

    [Fact]
    public async Task Form_Changed_WritesTheTypesOfTheSchemaAndNoDefaults()
    {
        var form = Show();
        await form.Find("#parameter-beta").ChangeAsync("0.5");
        form = Show();
        await form.Find("#parameter-strict").ChangeAsync("true");
        form = Show();
        await form.Find("#parameter-labels").ChangeAsync("Egypt\n Iraq, north \n\n");
        form = Show();
        await form.Find("#parameter-mean_of-auc").ChangeAsync(true);

        AreSame(written, """{"positive":"1","beta":0.5,"strict":true,"labels":["Egypt","Iraq, north"],"mean_of":["f1","auc"]}""").ShouldBeTrue(written);
    }

    [Fact]
    public async Task Form_NumberThatIsNone_IsLeftForTheServerToRefuse()
    {
        await Show().Find("#parameter-beta").ChangeAsync("much");

        AreSame(written, """{"positive":"1","beta":"much"}""").ShouldBeTrue(written);
    }

    [Fact]
    public void Form_RefusedParameter_TellsWhyAtItsField()
    {
        var form = screens.Render<ParameterForm>(part => part
            .Add(one => one.Schema, JsonDocument.Parse(Schema).RootElement)
            .Add(one => one.Wrong, "Beta")
            .Add(one => one.Error, "Too large."));

        form.Find("#parameter-beta").GetAttribute("aria-invalid").ShouldBe("true");
        form.FindAll(".error").ShouldHaveSingleItem().TextContent.ShouldBe("Too large.");
    }

    /// <summary>What all plugins have in common stands folded away, unless something of it is set or refused.</summary>
    [Theory]
    [InlineData("{}", null, false)]
    [InlineData("""{"beta": 2}""", "Beta", false)]
    [InlineData("""{"run_files": "{language}.tsv"}""", null, true)]
    [InlineData("{}", "run_files", true)]
    [InlineData("{}", "Files of a run", true)]
    public void Form_OfAPlugin_FoldsTheParametersOfAllPlugins(string parameters, string? wrong, bool isOpen)
    {
        var schema = JsonNode.Parse(Schema)!;
        schema["properties"]!["run_files"] = JsonNode.Parse("""{ "type": "string", "title": "Files of a run", "default": "" }""");

        var form = screens.Render<ParameterForm>(part => part
            .Add(one => one.Schema, JsonSerializer.SerializeToElement(schema))
            .Add(one => one.ParametersJson, parameters)
            .Add(one => one.Wrong, wrong)
            .Add(one => one.Error, "Not so."));

        var folded = form.Find("details");
        folded.HasAttribute("open").ShouldBe(isOpen);
        folded.QuerySelectorAll("input, select, textarea").ShouldHaveSingleItem().Id.ShouldBe("parameter-run_files");
        form.Find("#parameter-beta").ShouldNotBeNull();
    }

    [Fact]
    public void Form_WithoutSharedParameters_FoldsNothing() => Show().FindAll("details").ShouldBeEmpty();

    private static bool AreSame(string one, string other) =>
        JsonElement.DeepEquals(JsonDocument.Parse(one).RootElement, JsonDocument.Parse(other).RootElement);

    private IRenderedComponent<ParameterForm> Show() => screens.Render<ParameterForm>(part => part
        .Add(one => one.Schema, JsonDocument.Parse(Schema).RootElement)
        .Add(one => one.ParametersJson, written)
        .Add(one => one.ParametersJsonChanged, changed => written = changed));
}
