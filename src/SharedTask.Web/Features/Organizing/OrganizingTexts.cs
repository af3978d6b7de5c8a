namespace SharedTask.Web.Features.Organizing;

/// <summary>Names the resources of the organizers' console.</summary>
public sealed class OrganizingTexts;
