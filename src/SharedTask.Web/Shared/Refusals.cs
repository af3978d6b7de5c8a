namespace SharedTask.Web.Shared;

/// <summary>Names the resources with the texts of refusals; the key is the refusal's.</summary>
public sealed class Refusals;
