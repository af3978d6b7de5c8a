namespace SharedTask.E2E.Screens;

/// <summary>The demo's parts as they stand in addresses.</summary>
public sealed record DemoSlugs(string Open, string Blind, string Closed, string Arabic, string Draft, string Track, string Phase, Guid Run);
