namespace SharedTask.E2E.Infrastructure;

/// <summary>The collection of journeys: they share the browser and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Journey : ICollectionFixture<Browser>
{
    public const string Name = "Journeys";
}
