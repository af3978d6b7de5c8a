using SharedTask.Worker.Plugins;

namespace SharedTask.Cli;

/// <summary>Tells the authors of plugins why these are not offered.</summary>
internal static class PluginFaults
{
    public static Exception Missing(PluginCatalog catalog, string id) =>
        catalog.Faults().FirstOrDefault(fault => string.Equals(fault.Name, id, StringComparison.Ordinal)) is { } fault
            ? new FaultException(Describe(fault))
            : new UsageException($"There is no plugin \"{id}\". There are: {string.Join(", ", catalog.List().Select(known => known.Id))}.");

    public static void Write(PluginCatalog catalog, TextWriter error)
    {
        foreach (var fault in catalog.Faults())
        {
            error.WriteLine(Describe(fault));
        }
    }

    private static string Describe(PluginFault fault) =>
        string.Join("\n", $"The plugin \"{fault.Name}\" is not offered. {fault.Reason}".TrimEnd().Split('\n').Select((line, i) => (i == 0 ? "" : "  ") + Terminal.Line(line)));
}
