namespace SharedTask.Core.Runtimes;

/// <summary>Tells in which runtime the programs of a bundle run.</summary>
public interface IRuntimeLibrary
{
    /// <summary>The runtime for an image; the machine's own programs where none is mapped to it or a bundle names none.</summary>
    Task<RuntimeChoice> FindAsync(string image, CancellationToken cancellationToken);

    /// <summary>The same without what it offers, which may take a moment to find out.</summary>
    Task<RuntimeChoice> FindPlaceAsync(string image, CancellationToken cancellationToken);
}
