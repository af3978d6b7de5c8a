namespace SharedTask.E2E.Screens;

/// <summary>One screen in one state.</summary>
/// <param name="Name">The name of its picture.</param>
/// <param name="Persona">Who looks at it.</param>
/// <param name="Path">Its address.</param>
public sealed record Screen(string Name, Persona Persona, string Path);
