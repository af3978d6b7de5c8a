namespace SharedTask.Worker.Plugins;

/// <summary>Where the scoring plugins are; the <c>Plugins</c> section of the configuration.</summary>
public sealed class PluginOptions
{
    public const string Section = "Plugins";

    /// <summary>The folder with a folder per plugin; found beside the program or in the repository's artifacts if empty.</summary>
    public string Folder { get; set; } = "";
}
