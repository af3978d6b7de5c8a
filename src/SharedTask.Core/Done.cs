namespace SharedTask.Core;

/// <summary>The value of a use case that has nothing to tell but that it was done.</summary>
public sealed record Done
{
    public static Done It { get; } = new();
}
