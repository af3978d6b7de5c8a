namespace SharedTask.Web.Features.Admin;

/// <summary>The texts of the administrators' pages.</summary>
public sealed class AdministrationTexts;
