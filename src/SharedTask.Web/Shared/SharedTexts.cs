namespace SharedTask.Web.Shared;

/// <summary>Names the resources that every page shares.</summary>
public sealed class SharedTexts;
